package stoa.statuses.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One status as the database has it, for one viewer; the five marks are null for an anonymous one.
 *
 * @param filtering whether the viewer has filters
 */
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
        Long @Nullable [] mentionedIds,
        String @Nullable [] mentionedNames,
        String @Nullable [] tags,
        @Nullable Boolean favourited,
        @Nullable Boolean reblogged,
        @Nullable Boolean bookmarked,
        @Nullable Boolean pinned,
        @Nullable Boolean muted,
        boolean filtering) {}
