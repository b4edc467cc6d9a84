package stoa.accounts.announcements;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An announcement as the API shows it to its reader (Mastodon documentation, entity Announcement). It mentions nobody and
 * has no hashtags: its text knows only links.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record AnnouncementView(
        String id,
        String content,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        boolean allDay,
        Instant publishedAt,
        Instant updatedAt,
        boolean read,
        List<Object> mentions,
        List<Object> statuses,
        List<Object> tags,
        List<Object> emojis,
        List<Reaction> reactions) {

    /**
     * Mastodon documentation, entity Reaction.
     *
     * @param me whether the reader is among those who reacted so
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Reaction(String name, int count, boolean me) {}
}
