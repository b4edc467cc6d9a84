package stoa.accounts;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.media.CustomEmojiView;

/**
 * An announcement as the API shows it to its reader (Mastodon documentation, entity Announcement). It mentions nobody and
 * has no hashtags: its text knows only links.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record AnnouncementView(
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
        List<CustomEmojiView> emojis,
        List<Reaction> reactions) {

    /**
     * Mastodon documentation, entity Reaction.
     *
     * @param name an emoji, or the name of a custom one
     * @param me whether the reader is among those who reacted so
     * @param url of the picture, null where the name says it all
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Reaction(
            String name,
            int count,
            boolean me,
            @Nullable String url,
            @Nullable String staticUrl) {}
}
