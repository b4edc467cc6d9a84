package stoa.statuses.reading;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.platform.web.PublicUrl;
import stoa.statuses.StatusView;
import stoa.statuses.StatusView.Application;
import stoa.statuses.StatusView.Mention;
import stoa.statuses.StatusView.Tag;

/** The one place where a status becomes JSON: a page at a time, its authors read in one statement. */
@Singleton
class StatusRenderer {
    private final Accounts accounts;
    private final PublicUrl url;

    StatusRenderer(Accounts accounts, PublicUrl url) {
        this.accounts = accounts;
        this.url = url;
    }

    /** Renders rows in their order; a status whose author is gone is left out. */
    List<StatusView> render(List<StatusRow> rows) {
        var authors = accounts.byIds(
                rows.stream().map(row -> new AccountId(row.accountId())).toList());
        return rows.stream()
                .flatMap(row -> {
                    var author = authors.get(new AccountId(row.accountId()));
                    return author == null ? Stream.empty() : Stream.of(render(row, author));
                })
                .toList();
    }

    private StatusView render(StatusRow row, AccountView author) {
        var id = Long.toString(row.id());
        Boolean unset = row.favourited() == null ? null : Boolean.FALSE;
        return new StatusView(
                id,
                row.createdAt(),
                text(row.inReplyToId()),
                text(row.inReplyToAccountId()),
                row.sensitive(),
                row.spoilerText(),
                row.visibility(),
                row.language(),
                url.of("/users/" + author.username() + "/statuses/" + id),
                url.of("/@" + author.username() + "/" + id),
                row.repliesCount(),
                row.reblogsCount(),
                row.favouritesCount(),
                0,
                null,
                row.favourited(),
                unset,
                unset,
                unset,
                unset,
                row.content(),
                null,
                List.of(),
                null,
                row.applicationName() == null ? null : new Application(row.applicationName(), row.applicationWebsite()),
                author,
                List.of(),
                mentions(row),
                tags(row),
                List.of(),
                null,
                null);
    }

    private List<Mention> mentions(StatusRow row) {
        var ids = row.mentionedIds();
        var names = row.mentionedNames();
        return ids == null || names == null
                ? List.of()
                : IntStream.range(0, ids.length)
                        .mapToObj(i -> new Mention(ids[i].toString(), names[i], url.of("/@" + names[i]), names[i]))
                        .toList();
    }

    private List<Tag> tags(StatusRow row) {
        var tags = row.tags();
        return tags == null
                ? List.of()
                : Stream.of(tags)
                        .map(tag -> new Tag(tag, url.of("/tags/" + tag)))
                        .toList();
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : id.toString();
    }
}
