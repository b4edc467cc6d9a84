package stoa.accounts.announcements;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.Announcements;
import stoa.media.CustomEmojis;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;

/** Announcements as rows. */
@Singleton
class StoredAnnouncements implements Announcements {
    private static final int MAX_CHARACTERS = 5_000;
    /** One emoji, whatever it is put together from. */
    private static final Pattern EMOJI =
            Pattern.compile("(?=.*[\\p{IsExtended_Pictographic}\\p{IsEmoji_Presentation}\\x{20E3}])\\X");

    private final AnnouncementSql announcements;
    private final CustomEmojis emojis;
    private final Database database;

    StoredAnnouncements(AnnouncementSql announcements, CustomEmojis emojis, Database database) {
        this.announcements = announcements;
        this.emojis = emojis;
        this.database = database;
    }

    @Override
    public long publish(String text, @Nullable Instant startsAt, @Nullable Instant endsAt, boolean allDay) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
            throw new IllegalArgumentException("an announcement has 1 to " + MAX_CHARACTERS + " characters");
        }
        if (startsAt != null && endsAt != null && endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("it ends before it begins");
        }
        return announcements.insert(text.strip(), startsAt, endsAt, allDay);
    }

    @Override
    public List<Announced> current() {
        return announcements.current();
    }

    @Override
    public boolean withdraw(long id) {
        return announcements.delete(id);
    }

    /** @throws Refusal 404 where there is none, 422 for what is no emoji and for one kind too many */
    void react(AccountId account, long id, String name) {
        if (!EMOJI.matcher(name).matches() && emojis.find(name).isEmpty()) {
            throw Refusal.invalid("Validation failed: Name is not a recognized emoji");
        }
        database.write(sql -> {
            if (!announcements.hold(id)) {
                throw Refusal.notFound();
            }
            if (!announcements.react(account, id, name)) {
                throw Refusal.invalid("Validation failed: Limit of different reactions reached");
            }
            return true;
        });
    }
}
