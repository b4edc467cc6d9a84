package stoa.statuses.reading;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.media.AttachmentId;
import stoa.statuses.QuoteView;
import stoa.statuses.StatusId;
import stoa.statuses.previews.CardRow;
import stoa.statuses.sql.statuses.tables.records.StatusRecord;

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
        long quotesCount,
        Instant createdAt,
        @Nullable Instant editedAt,
        boolean hasPoll,
        Long @Nullable [] mediaIds,
        Long @Nullable [] mentionedIds,
        String @Nullable [] mentionedNames,
        String @Nullable [] tags,
        @Nullable CardRow card,
        @Nullable Long quoteOfId,
        @Nullable String quoteState,
        String quotePolicy) {

    /** One that has just been written: nobody has done anything with it yet, and what it links to has not been fetched. */
    static StatusRow of(StatusRecord posted, SortedMap<AccountId, AccountView> mentioned, Collection<String> tags) {
        return new StatusRow(
                posted.getId(),
                posted.getAccountId(),
                posted.getReblogOfId(),
                posted.getContent(),
                posted.getSpoilerText(),
                posted.getSensitive(),
                posted.getVisibility(),
                posted.getLanguage(),
                posted.getInReplyToId(),
                posted.getInReplyToAccountId(),
                posted.getApplicationName(),
                posted.getApplicationWebsite(),
                0,
                0,
                0,
                0,
                posted.getCreatedAt(),
                posted.getEditedAt(),
                posted.getHasPoll(),
                posted.getMediaIds(),
                mentioned.keySet().stream().map(AccountId::value).toArray(Long[]::new),
                mentioned.values().stream().map(AccountView::username).toArray(String[]::new),
                tags.toArray(String[]::new),
                null,
                posted.getQuoteOfId(),
                posted.getQuoteState(),
                posted.getQuotePolicy());
    }

    /** What it quotes, as long as it may. */
    Optional<StatusId> quoted() {
        return QuoteView.ACCEPTED.equals(quoteState)
                ? Optional.ofNullable(quoteOfId).map(StatusId::new)
                : Optional.empty();
    }

    /** The statuses that it shows: what it reblogs, and what it quotes. */
    List<StatusId> shows() {
        return Stream.concat(Stream.ofNullable(reblogOfId).map(StatusId::new), quoted().stream())
                .toList();
    }

    /** What it shows, in its order. */
    List<AttachmentId> media() {
        return mediaIds == null
                ? List.of()
                : Stream.of(mediaIds).map(AttachmentId::new).toList();
    }
}
