package stoa.app.web;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.app.pages.AuthorView;
import stoa.app.pages.Moment;
import stoa.app.pages.PostCard;
import stoa.statuses.StatusView;

/** Shows statuses on pages. */
@Singleton
final class PostCards {

    List<PostCard> of(List<StatusView> statuses) {
        return statuses.stream().map(this::of).toList();
    }

    PostCard of(StatusView status) {
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
                List.of(),
                null,
                status.repliesCount(),
                status.reblogsCount(),
                status.favouritesCount(),
                false,
                null,
                answered(status));
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
