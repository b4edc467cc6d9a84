package stoa.accounts.announcements;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AnnouncementPublished;
import stoa.accounts.AnnouncementReacted;
import stoa.accounts.AnnouncementView;
import stoa.accounts.AnnouncementWithdrawn;
import stoa.accounts.Announcements;
import stoa.media.CustomEmojis;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
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
    private final Events events;

    StoredAnnouncements(AnnouncementSql announcements, CustomEmojis emojis, Database database, Events events) {
        this.announcements = announcements;
        this.emojis = emojis;
        this.database = database;
        this.events = events;
    }

    @Override
    public long publish(String text, @Nullable Instant startsAt, @Nullable Instant endsAt, boolean allDay) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
            throw new IllegalArgumentException("an announcement has 1 to " + MAX_CHARACTERS + " characters");
        }
        if (startsAt != null && endsAt != null && endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("it ends before it begins");
        }
        return database.write(sql -> {
            long id = announcements.insert(text.strip(), startsAt, endsAt, allDay);
            events.publish(new AnnouncementPublished(id));
            return id;
        });
    }

    @Override
    public List<Announced> current() {
        return announcements.current();
    }

    @Override
    public Optional<AnnouncementView> find(long id) {
        return announcements.find(id);
    }

    @Override
    public boolean withdraw(long id) {
        return database.write(sql -> {
            boolean there = announcements.delete(id);
            if (there) {
                events.publish(new AnnouncementWithdrawn(id));
            }
            return there;
        });
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
            events.publish(new AnnouncementReacted(id, name));
            return true;
        });
    }

    /** @throws Refusal 404 where there is none of theirs */
    void takeBack(AccountId account, long id, String name) {
        database.write(sql -> {
            if (!announcements.takeBack(account, id, name)) {
                throw Refusal.notFound();
            }
            events.publish(new AnnouncementReacted(id, name));
            return true;
        });
    }
}
