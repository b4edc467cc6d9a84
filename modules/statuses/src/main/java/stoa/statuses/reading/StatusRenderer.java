package stoa.statuses.reading;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.media.AttachmentId;
import stoa.media.AttachmentView;
import stoa.media.Attachments;
import stoa.media.CustomEmojis;
import stoa.platform.web.PublicUrl;
import stoa.statuses.PollView;
import stoa.statuses.QuoteApproval;
import stoa.statuses.QuoteView;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.StatusView.Application;
import stoa.statuses.StatusView.Mention;
import stoa.statuses.StatusView.Tag;
import stoa.statuses.Viewer;
import stoa.statuses.archived.ArchivedRows;
import stoa.statuses.polls.Polls;
import stoa.statuses.previews.Cards;
import stoa.statuses.tagging.TagPath;

/** The one place where a status becomes JSON: a page at a time, its authors read in one statement. */
@Singleton
class StatusRenderer {
    private final Accounts accounts;
    private final Polls polls;
    private final Attachments attachments;
    private final Cards cards;
    private final CustomEmojis emojis;
    private final PublicUrl url;

    StatusRenderer(
            Accounts accounts, Polls polls, Attachments attachments, Cards cards, CustomEmojis emojis, PublicUrl url) {
        this.accounts = accounts;
        this.polls = polls;
        this.attachments = attachments;
        this.cards = cards;
        this.emojis = emojis;
        this.url = url;
    }

    /**
     * Renders statuses. One whose author is gone is left out, as is a reblog of what is not among them.
     *
     * @param ids which
     * @param seen these, what they reblog, what they quote and what that quotes
     * @param archived rows of those among them that are not in the tables
     * @param viewer whose votes polls have
     */
    Map<StatusId, StatusView> render(
            Collection<StatusId> ids, Map<StatusId, SeenStatus> seen, ArchivedRows archived, Viewer viewer) {
        return render(ids, seen, archived, viewer, accounts::byIds);
    }

    /** As {@link #render}, also where an author is suspended, and for nobody in particular. */
    Map<StatusId, StatusView> renderForModerators(Collection<StatusId> ids, Map<StatusId, SeenStatus> seen) {
        return render(ids, seen, ArchivedRows.NONE, Viewer.anybody(), accounts::inAnyStanding);
    }

    private Map<StatusId, StatusView> render(
            Collection<StatusId> ids,
            Map<StatusId, SeenStatus> seen,
            ArchivedRows archived,
            Viewer viewer,
            Function<List<AccountId>, Map<AccountId, AccountView>> profiles) {
        // One more statement where there are polls, and one where there is media.
        var asking = seen.values().stream()
                .map(SeenStatus::row)
                .filter(StatusRow::hasPoll)
                .map(row -> new StatusId(row.id()))
                .toList();
        var polls = new HashMap<>(this.polls.archived(archived, viewer));
        polls.putAll(this.polls.byStatuses(asking, viewer));
        var media = attachments.byIds(seen.values().stream()
                .flatMap(status -> status.row().media().stream())
                .toList());
        var authors = profiles.apply(seen.values().stream()
                .map(status -> new AccountId(status.row().accountId()))
                .toList());
        var page = new Page(seen, authors, polls, media);
        var views = new HashMap<StatusId, StatusView>();
        for (var id : ids) {
            var status = seen.get(id);
            if (status != null) {
                render(status, page).ifPresent(view -> views.put(id, view));
            }
        }
        return views;
    }

    private Optional<StatusView> render(SeenStatus status, Page page) {
        var row = status.row();
        var author = page.author(row);
        if (author == null) {
            return Optional.empty();
        }
        if (row.reblogOfId() == null) {
            return Optional.of(view(status, status, author, null, page.poll(row), page.media(row), quote(row, page)));
        }
        var original = page.seen().get(new StatusId(row.reblogOfId()));
        return original == null || original.row().reblogOfId() != null
                ? Optional.empty()
                : render(original, page)
                        .map(reblogged -> view(
                                status,
                                original,
                                author,
                                reblogged,
                                reblogged.poll(),
                                reblogged.mediaAttachments(),
                                reblogged.quote()));
    }

    /** What a status quotes, with what that quotes by its id. */
    private @Nullable QuoteView quote(StatusRow row, Page page) {
        return quote(row, page, (quoted, author) -> {
            var inner = quoted.row();
            var nested = quote(inner, page, (deeper, _) -> QuoteView.shallow(deeper.id(), deeper.marks()));
            return QuoteView.of(
                    view(quoted, quoted, author, null, page.poll(inner), page.media(inner), nested), quoted.marks());
        });
    }

    private static @Nullable QuoteView quote(
            StatusRow row, Page page, BiFunction<SeenStatus, AccountView, QuoteView> show) {
        if (row.quoteState() == null) {
            return null;
        }
        if (!row.quoteState().equals(QuoteView.ACCEPTED)) {
            return QuoteView.withoutStatus(row.quoteState());
        }
        var quoted = row.quoted().map(page.seen()::get).orElse(null);
        var author = quoted == null ? null : page.author(quoted.row());
        return quoted == null || author == null ? QuoteView.unauthorized() : show.apply(quoted, author);
    }

    /** What a page of statuses is rendered from. */
    private record Page(
            Map<StatusId, SeenStatus> seen,
            Map<AccountId, AccountView> authors,
            Map<StatusId, PollView> polls,
            Map<AttachmentId, AttachmentView> attachments) {
        @Nullable
        AccountView author(StatusRow row) {
            return authors.get(new AccountId(row.accountId()));
        }

        @Nullable
        PollView poll(StatusRow row) {
            return polls.get(new StatusId(row.id()));
        }

        List<AttachmentView> media(StatusRow row) {
            return row.media().stream()
                    .map(attachments::get)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /**
     * A status, or a reblog: with the text, the figures and the marks of what it shows, for clients that do not look inside.
     */
    private StatusView view(
            SeenStatus status,
            SeenStatus shownStatus,
            AccountView author,
            @Nullable StatusView reblog,
            @Nullable PollView poll,
            List<AttachmentView> media,
            @Nullable QuoteView quote) {
        var row = status.row();
        var shown = shownStatus.row();
        var marks = shownStatus.marks();
        var id = Long.toString(row.id());
        return new StatusView(
                id,
                row.createdAt(),
                text(shown.inReplyToId()),
                text(shown.inReplyToAccountId()),
                shown.sensitive() || (reblog == null ? author.sensitized() : reblog.sensitive()),
                shown.spoilerText(),
                row.visibility(),
                shown.language(),
                url.of("/users/" + author.username() + "/statuses/" + id),
                url.of("/@" + author.username() + "/" + id),
                shown.repliesCount(),
                shown.reblogsCount(),
                shown.favouritesCount(),
                shown.quotesCount(),
                shown.editedAt(),
                marks.favourited(),
                marks.reblogged(),
                marks.muted(),
                marks.bookmarked(),
                status.marks().pinned(),
                shown.content(),
                null,
                List.of(),
                reblog,
                row.applicationName() == null ? null : new Application(row.applicationName(), row.applicationWebsite()),
                author,
                media,
                mentions(shown),
                tags(shown),
                emojis.in(List.of(shown.spoilerText(), shown.content())),
                shown.card() == null ? null : cards.view(shown.card()),
                poll,
                quote,
                QuoteApproval.of(shown.quotePolicy(), marks.quotable()));
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
                        .sorted()
                        .map(tag -> new Tag(tag, url.of(TagPath.of(tag))))
                        .toList();
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : id.toString();
    }
}
