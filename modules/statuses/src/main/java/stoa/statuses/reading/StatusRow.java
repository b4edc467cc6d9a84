package stoa.statuses.reading;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.media.AttachmentId;
import stoa.statuses.previews.CardRow;

/** One status as the database has it, whoever reads it. */
record StatusRow(
        long id,
        long accountId,
        @Nullable Long reblogOfId,
        String content,
        String spoilerText,
        boolean sensitive,
        String visibility,
        @Nullable String language,
        @Nullable Long inReplyToId,
        @Nullable Long inReplyToAccountId,
        @Nullable String applicationName,
        @Nullable String applicationWebsite,
        long repliesCount,
        long reblogsCount,
        long favouritesCount,
        Instant createdAt,
        @Nullable Instant editedAt,
        boolean hasPoll,
        Long @Nullable [] mediaIds,
        Long @Nullable [] mentionedIds,
        String @Nullable [] mentionedNames,
        String @Nullable [] tags,
        @Nullable CardRow card) {

    /** What it shows, in its order. */
    List<AttachmentId> media() {
        return mediaIds == null
                ? List.of()
                : Stream.of(mediaIds).map(AttachmentId::new).toList();
    }
}
