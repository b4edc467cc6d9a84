package stoa.statuses.reading;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.accounts.AccountId;
import stoa.platform.database.ReadRoute;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Refusal;
import stoa.statuses.ContextView;
import stoa.statuses.ShownStatuses;
import stoa.statuses.StatusId;
import stoa.statuses.StatusMarks;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.archived.ArchivedRows;
import stoa.statuses.archived.ArchivedStatuses;
import stoa.statuses.filters.FilteredStatuses;

/** Statuses as a viewer may see them. */
@Singleton
class VisibleStatuses implements Statuses {
    private final StatusSql statuses;
    private final StatusRows rows;
    private final StatusRenderer renderer;
    private final Conversations conversations;
    private final AuthorPages authorPages;
    private final FilteredStatuses filters;
    private final ManyViewers manyViewers;
    private final ArchivedStatuses archived;

    VisibleStatuses(
            StatusSql statuses,
            StatusRows rows,
            StatusRenderer renderer,
            Conversations conversations,
            AuthorPages authorPages,
            FilteredStatuses filters,
            ManyViewers manyViewers,
            ArchivedStatuses archived) {
        this.statuses = statuses;
        this.rows = rows;
        this.renderer = renderer;
        this.conversations = conversations;
        this.authorPages = authorPages;
        this.filters = filters;
        this.manyViewers = manyViewers;
        this.archived = archived;
    }

    @Override
    public List<StatusView> byIds(List<StatusId> ids, Viewer viewer) {
        return byIds(ids, ShownStatuses.NONE, viewer);
    }

    @Override
    public List<StatusView> byIds(List<StatusId> ids, ShownStatuses known, Viewer viewer) {
        var others = new LinkedHashSet<>(ids);
        others.removeAll(known.asked());
        var marks = new HashMap<>(known.marks());
        marks.putAll(statuses.shown(others, viewer));
        return shown(ids, render(ids, marks, rows.byIds(marks.keySet()), viewer, false));
    }

    /**
     * One that its author has just posted.
     *
     * @param filtering whether the author has filters
     */
    StatusView posted(StatusRow row, boolean filtering) {
        var ids = List.of(new StatusId(row.id()));
        var author = Viewer.of(new AccountId(row.accountId()));
        // Of an answer it is asked whether its conversation is muted, of what quotes what may be seen of that.
        var marks = row.inReplyToId() == null && row.quoteOfId() == null
                ? Map.of(ids.getFirst(), StatusMarks.ofNew(row.visibility(), filtering))
                : statuses.shown(ids, author);
        var others = new HashSet<>(marks.keySet());
        others.removeAll(ids);
        var known = new HashMap<>(rows.byIds(others));
        known.put(ids.getFirst(), row);
        return shown(ids, render(ids, marks, known, author, false)).stream()
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /**
     * Renders statuses.
     *
     * @param inTables what the viewer may see
     * @param read the rows of these
     */
    private Map<StatusId, StatusView> render(
            List<StatusId> ids,
            Map<StatusId, StatusMarks> inTables,
            Map<StatusId, StatusRow> read,
            Viewer viewer,
            boolean unasked) {
        var shown = new HashMap<>(inTables);
        var known = new HashMap<>(read);
        var found = addArchived(ids, shown, known, viewer, unasked);
        var seen = new HashMap<StatusId, SeenStatus>();
        shown.forEach((id, marks) -> {
            var row = known.get(id);
            if (row != null) {
                seen.put(id, new SeenStatus(row, marks));
            }
        });
        var views = renderer.render(ids, seen, found, viewer);
        // One more statement for those who have filters.
        return shown.values().stream().anyMatch(StatusMarks::filtering)
                ? filters.mark(List.copyOf(views.values()), viewer.account().orElseThrow()).stream()
                        .collect(Collectors.toMap(StatusView::statusId, Function.identity()))
                : views;
    }

    /**
     * Adds what is not in the tables but in the archive: of these ids, and of what is shown in what is known. What a request that changes
     * something looks at there comes back, for it looks at what it changes.
     */
    private ArchivedRows addArchived(
            List<StatusId> ids,
            Map<StatusId, StatusMarks> shown,
            Map<StatusId, StatusRow> known,
            Viewer viewer,
            boolean unasked) {
        var wanted = archived.covered(ids);
        for (var row : known.values()) {
            wanted.addAll(archived.covered(row.shows()));
        }
        wanted.removeAll(shown.keySet());
        var found = archived.load(wanted, viewer);
        if (found.isEmpty()) {
            return found;
        }
        var marks = statuses.shown(wanted, viewer, unasked, found);
        known.putAll(statuses.rows(marks.keySet(), found));
        marks.forEach(shown::putIfAbsent);
        if (ReadRoute.isOfWritingRequest()) {
            wanted.retainAll(marks.keySet());
            archived.bringBack(wanted);
        }
        return found;
    }

    @Override
    public Map<AccountId, List<StatusView>> forViewers(Collection<StatusId> ids, Collection<AccountId> viewers) {
        return manyViewers.show(ids, viewers);
    }

    @Override
    public List<StatusView> forModerators(List<StatusId> ids) {
        return shown(ids, manyViewers.showToModerators(ids));
    }

    @Override
    public Optional<StatusView> find(StatusId id, Viewer viewer) {
        return byIds(List.of(id), viewer).stream().findFirst();
    }

    @Override
    public StatusView get(StatusId id, Viewer viewer) {
        return find(id, viewer).orElseThrow(Refusal::notFound);
    }

    @Override
    public ContextView context(StatusId id, Viewer viewer) {
        get(id, viewer);
        var ids = conversations.around(id, viewer);
        var all = Stream.concat(ids.ancestors().stream(), ids.descendants().stream())
                .toList();
        var marks = statuses.shownUnasked(all, viewer);
        var views = render(all, marks, rows.byIds(marks.keySet()), viewer, true);
        return new ContextView(shown(ids.ancestors(), views), shown(ids.descendants(), views));
    }

    private static List<StatusView> shown(List<StatusId> ids, Map<StatusId, StatusView> views) {
        return ids.stream().map(views::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<StatusId> ofAuthor(AccountId author, PageRequest page, Viewer viewer) {
        return authorPages.page(author, page, AuthorFilter.NONE, viewer);
    }
}
