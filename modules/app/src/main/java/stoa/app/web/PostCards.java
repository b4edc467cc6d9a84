package stoa.app.web;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.app.pages.AuthorView;
import stoa.app.pages.MediaView;
import stoa.app.pages.Moment;
import stoa.app.pages.PollView;
import stoa.app.pages.PostCard;
import stoa.app.pages.QuotedPost;
import stoa.media.AttachmentView;
import stoa.statuses.QuoteView;
import stoa.statuses.StatusView;

/** Shows statuses on pages. */
@Singleton
final class PostCards {

    List<PostCard> of(List<StatusView> statuses) {
        return statuses.stream().map(this::of).toList();
    }

    PostCard of(StatusView status) {
        var shown = status.shown();
        return of(shown, status.reblog() == null ? null : author(status.account()));
    }

    private PostCard of(StatusView status, @Nullable AuthorView boostedBy) {
        return new PostCard(
                status.id(),
                status.url(),
                author(status.account()),
                now(status.createdAt()),
                status.editedAt() == null ? null : now(status.editedAt()),
                status.content(),
                status.spoilerText().isBlank() ? null : status.spoilerText(),
                status.sensitive(),
                status.language(),
                status.mediaAttachments().stream().map(PostCards::media).toList(),
                poll(status.poll()),
                status.repliesCount(),
                status.reblogsCount(),
                status.favouritesCount(),
                false,
                boostedBy,
                answered(status),
                quoted(status.quote()));
    }

    private static @Nullable QuotedPost quoted(@Nullable QuoteView quote) {
        var quoted = quote == null ? null : quote.quotedStatus();
        return quoted == null
                ? null
                : new QuotedPost(
                        quoted.url(),
                        author(quoted.account()),
                        now(quoted.createdAt()),
                        quoted.content(),
                        quoted.spoilerText().isBlank() ? null : quoted.spoilerText(),
                        quoted.language());
    }

    /** A picture that moves is one to a page: only as its original it moves. */
    private static MediaView media(AttachmentView attachment) {
        var kind = switch (attachment.type()) {
            case "image" -> MediaView.Kind.IMAGE;
            case "video" -> MediaView.Kind.VIDEO;
            case "audio" -> MediaView.Kind.AUDIO;
            default -> MediaView.Kind.OTHER;
        };
        return new MediaView(
                kind,
                Objects.requireNonNullElse(attachment.url(), ""),
                attachment.previewUrl(),
                attachment.description(),
                attachment.previewSize("width"),
                attachment.previewSize("height"));
    }

    /** Hidden results are shown as none. */
    private static @Nullable PollView poll(stoa.statuses.@Nullable PollView poll) {
        return poll == null
                ? null
                : new PollView(
                        poll.options().stream()
                                .map(option -> new PollView.Option(
                                        option.title(), Objects.requireNonNullElse(option.votesCount(), 0L)))
                                .toList(),
                        poll.votersCount(),
                        now(poll.expiresAt()));
    }

    static AuthorView author(AccountView account) {
        return new AuthorView(account.shownName(), account.acct(), account.url(), account.avatar());
    }

    static Moment now(Instant at) {
        return new Moment(at, Instant.now());
    }

    /** Named only where the status itself names them. */
    private static @Nullable String answered(StatusView status) {
        return status.mentions().stream()
                .filter(mention -> mention.id().equals(status.inReplyToAccountId()))
                .map(StatusView.Mention::acct)
                .findFirst()
                .orElse(null);
    }
}
