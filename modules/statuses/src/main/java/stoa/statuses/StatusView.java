package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.media.AttachmentView;
import stoa.media.CustomEmojiView;

/**
 * A status as the API shows it (Mastodon documentation, entity Status).
 *
 * @param content safe HTML
 * @param favourited whether the viewer favourited it; null for an anonymous viewer, as are the four after it
 * @param text the source, only in the answer to a deletion
 * @param filtered which of the viewer's filters find it
 * @param card where its link leads, once that has been fetched
 * @param quote what it quotes, one level deep
 * @param quoteApproval who may quote it
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record StatusView(
        String id,
        Instant createdAt,
        @Nullable String inReplyToId,
        @Nullable String inReplyToAccountId,
        boolean sensitive,
        String spoilerText,
        String visibility,
        @Nullable String language,
        String uri,
        String url,
        long repliesCount,
        long reblogsCount,
        long favouritesCount,
        long quotesCount,
        @Nullable Instant editedAt,
        @Nullable Boolean favourited,
        @Nullable Boolean reblogged,
        @Nullable Boolean muted,
        @Nullable Boolean bookmarked,
        @Nullable Boolean pinned,
        String content,
        @Nullable String text,
        List<FilterMatch> filtered,
        @Nullable StatusView reblog,
        @Nullable Application application,
        AccountView account,
        List<AttachmentView> mediaAttachments,
        List<Mention> mentions,
        List<Tag> tags,
        List<CustomEmojiView> emojis,
        @Nullable PreviewCardView card,
        @Nullable PollView poll,
        @Nullable QuoteView quote,
        QuoteApproval quoteApproval) {

    public StatusId statusId() {
        return new StatusId(Long.parseLong(id));
    }

    /** What is shown and acted on: for a reblog the status that it holds, else this one. */
    public StatusView shown() {
        return reblog == null ? this : reblog;
    }

    /** Somebody that a status names. */
    @Serdeable
    public record Mention(String id, String username, String url, String acct) {}

    /** A hashtag in a status. */
    @Serdeable
    public record Tag(String name, String url) {}

    /** The app that posted a status. */
    @Serdeable
    public record Application(String name, @Nullable String website) {}

    /** The same with what a viewer did with it; pinned where the viewer is its author. */
    public StatusView withMarks(
            StatusMarks marks, @Nullable StatusView marked, @Nullable PollView voted, @Nullable QuoteView quoted) {
        return new StatusView(
                id,
                createdAt,
                inReplyToId,
                inReplyToAccountId,
                sensitive,
                spoilerText,
                visibility,
                language,
                uri,
                url,
                repliesCount,
                reblogsCount,
                favouritesCount,
                quotesCount,
                editedAt,
                marks.favourited(),
                marks.reblogged(),
                marks.muted(),
                marks.bookmarked(),
                marks.pinned(),
                content,
                text,
                filtered,
                marked,
                application,
                account,
                mediaAttachments,
                mentions,
                tags,
                emojis,
                card,
                voted,
                quoted,
                quoteApproval.to(marks.quotable()));
    }

    /** The same with its source, as a deletion answers. */
    public StatusView withText(String source) {
        return with(source, filtered, reblog, quote);
    }

    /** The same as filters of its viewer find it. */
    public StatusView withFiltered(List<FilterMatch> found) {
        return with(text, found, reblog == null ? null : reblog.withFiltered(found), quote);
    }

    /** The same with this in place of the status that it quotes. */
    public StatusView withQuoted(StatusView quoted) {
        return quote == null
                ? this
                : with(
                        text,
                        filtered,
                        reblog == null ? null : reblog.withQuoted(quoted),
                        new QuoteView(quote.state(), quoted, null));
    }

    private StatusView with(
            @Nullable String source, List<FilterMatch> found, @Nullable StatusView inner, @Nullable QuoteView quoted) {
        return new StatusView(
                id,
                createdAt,
                inReplyToId,
                inReplyToAccountId,
                sensitive,
                spoilerText,
                visibility,
                language,
                uri,
                url,
                repliesCount,
                reblogsCount,
                favouritesCount,
                quotesCount,
                editedAt,
                favourited,
                reblogged,
                muted,
                bookmarked,
                pinned,
                content,
                source,
                found,
                inner,
                application,
                account,
                mediaAttachments,
                mentions,
                tags,
                emojis,
                card,
                poll,
                quoted,
                quoteApproval);
    }
}
