package stoa.statuses.posting;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.media.AttachmentView;
import stoa.media.CustomEmojiView;

/**
 * One version of a status (Mastodon documentation, entity StatusEdit).
 *
 * @param createdAt since when the status was so
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record EditView(
        String content,
        String spoilerText,
        boolean sensitive,
        Instant createdAt,
        AccountView account,
        @Nullable Poll poll,
        List<AttachmentView> mediaAttachments,
        List<CustomEmojiView> emojis) {

    /** What the poll of a version asked; its votes are not told. */
    @Serdeable
    record Poll(List<Option> options) {}

    /** An option of a poll. */
    @Serdeable
    record Option(String title) {}
}
