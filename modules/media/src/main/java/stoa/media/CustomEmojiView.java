package stoa.media;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/**
 * A custom emoji as the API shows it (Mastodon documentation, entity CustomEmoji).
 *
 * @param staticUrl of a picture that does not move
 * @param visibleInPicker whether apps offer it
 * @param category under which they offer it
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record CustomEmojiView(
        String shortcode,
        String url,
        String staticUrl,
        boolean visibleInPicker,
        @Nullable String category) {}
