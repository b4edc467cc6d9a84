package stoa.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the server tells everybody who has an account. */
public interface Announcements {

    /**
     * Tells everybody something, until it ends or is withdrawn.
     *
     * @param text plain, 1 to 5000 characters; addresses in it become links
     * @param startsAt when what it tells of begins, null where that has no time
     * @param endsAt when that ends, and the announcement with it; not before it begins
     * @param allDay whether only the dates count
     * @return its id
     * @throws IllegalArgumentException for what it cannot be
     */
    long publish(String text, @Nullable Instant startsAt, @Nullable Instant endsAt, boolean allDay);

    /** Those that have not ended, the newest first. */
    List<Announced> current();

    /** One that has not ended, as somebody has it who has not read it. */
    Optional<AnnouncementView> find(long id);

    /** @return whether there was one */
    boolean withdraw(long id);

    /** One of them, for those who administer. */
    record Announced(long id, String text, Instant publishedAt) {}
}
