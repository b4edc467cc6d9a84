package stoa.statuses.reading;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.media.AttachmentId;
import stoa.media.AttachmentView;
import stoa.platform.web.PublicUrl;
import stoa.statuses.PollView;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.StatusView.Application;
import stoa.statuses.StatusView.Mention;
import stoa.statuses.StatusView.Tag;
import stoa.statuses.tagging.TagPath;

/** The one place where a status becomes JSON: a page at a time, its authors read in one statement. */
@Singleton
class StatusRenderer {
    private final Accounts accounts;
    private final PublicUrl url;

    StatusRenderer(Accounts accounts, PublicUrl url) {
        this.accounts = accounts;
        this.url = url;
    }

    /**
     * Renders rows in their order. One whose author is gone is left out, as is a reblog of what is not among the originals.
     */
    List<StatusView> render(
            List<StatusRow> rows,
            List<StatusRow> originals,
            Map<StatusId, PollView> polls,
            Map<AttachmentId, AttachmentView> media) {
        var authors = accounts.byIds(Stream.concat(rows.stream(), originals.stream())
                .map(row -> new AccountId(row.accountId()))
                .toList());
        var originalsById = originals.stream().collect(Collectors.toMap(StatusRow::id, Function.identity()));
        return rows.stream()
                .flatMap(row -> row.reblogOfId() == null
                        ? render(row, authors, polls, media).stream()
                        : Optional.ofNullable(originalsById.get(row.reblogOfId())).stream()
                                .flatMap(original -> reblog(row, original, authors, polls, media).stream()))
                .toList();
    }

    private Optional<StatusView> render(
            StatusRow row,
            Map<AccountId, AccountView> authors,
            Map<StatusId, PollView> polls,
            Map<AttachmentId, AttachmentView> media) {
        return Optional.ofNullable(authors.get(new AccountId(row.accountId())))
                .map(author -> view(
                        row,
                        row,
                        author,
                        null,
                        polls.get(new StatusId(row.id())),
                        row.media().stream()
                                .map(media::get)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    private Optional<StatusView> reblog(
            StatusRow row,
            StatusRow original,
            Map<AccountId, AccountView> authors,
            Map<StatusId, PollView> polls,
            Map<AttachmentId, AttachmentView> media) {
        var author = authors.get(new AccountId(row.accountId()));
        return author == null
                ? Optional.empty()
                : render(original, authors, polls, media)
                        .map(reblogged ->
                                view(row, original, author, reblogged, reblogged.poll(), reblogged.mediaAttachments()));
    }

    /**
     * A status, or a reblog: with the text, the figures and the marks of what it shows, for clients that do not look inside.
     */
    private StatusView view(
            StatusRow row,
            StatusRow shown,
            AccountView author,
            @Nullable StatusView reblog,
            @Nullable PollView poll,
            List<AttachmentView> media) {
        var id = Long.toString(row.id());
        return new StatusView(
                id,
                row.createdAt(),
                text(shown.inReplyToId()),
                text(shown.inReplyToAccountId()),
                shown.sensitive(),
                shown.spoilerText(),
                row.visibility(),
                shown.language(),
                url.of("/users/" + author.username() + "/statuses/" + id),
                url.of("/@" + author.username() + "/" + id),
                shown.repliesCount(),
                shown.reblogsCount(),
                shown.favouritesCount(),
                0,
                shown.editedAt(),
                shown.favourited(),
                shown.reblogged(),
                shown.muted(),
                shown.bookmarked(),
                row.pinned(),
                shown.content(),
                null,
                List.of(),
                reblog,
                row.applicationName() == null ? null : new Application(row.applicationName(), row.applicationWebsite()),
                author,
                media,
                mentions(shown),
                tags(shown),
                List.of(),
                null,
                poll);
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
                        .map(tag -> new Tag(tag, url.of(TagPath.of(tag))))
                        .toList();
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : id.toString();
    }
}
