package stoa.statuses.reading;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.accounts.AccountId;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Refusal;
import stoa.statuses.ContextView;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.polls.Polls;

/** Statuses as a viewer may see them. */
@Singleton
class VisibleStatuses implements Statuses {
    private final StatusSql statuses;
    private final StatusRenderer renderer;
    private final Conversations conversations;
    private final AuthorPages authorPages;
    private final Polls polls;
    private final ManyViewers manyViewers;

    VisibleStatuses(
            StatusSql statuses,
            StatusRenderer renderer,
            Conversations conversations,
            AuthorPages authorPages,
            Polls polls,
            ManyViewers manyViewers) {
        this.statuses = statuses;
        this.renderer = renderer;
        this.conversations = conversations;
        this.authorPages = authorPages;
        this.polls = polls;
        this.manyViewers = manyViewers;
    }

    @Override
    public List<StatusView> byIds(List<StatusId> ids, Viewer viewer) {
        var views = render(statuses.byIds(ids, viewer), viewer);
        return ids.stream().map(views::get).filter(Objects::nonNull).toList();
    }

    private Map<StatusId, StatusView> render(List<StatusRow> rows, Viewer viewer) {
        var reblogged = rows.stream()
                .map(StatusRow::reblogOfId)
                .filter(Objects::nonNull)
                .map(StatusId::new)
                .toList();
        // One more statement where there are reblogs, and one where there are polls: most pages have none.
        var originals = statuses.byIds(reblogged, viewer);
        var asking = Stream.concat(rows.stream(), originals.stream())
                .filter(StatusRow::hasPoll)
                .map(row -> new StatusId(row.id()))
                .toList();
        return renderer.render(rows, originals, polls.byStatuses(asking, viewer)).stream()
                .collect(Collectors.toMap(StatusView::statusId, Function.identity()));
    }

    @Override
    public Map<AccountId, List<StatusView>> forViewers(Collection<StatusId> ids, Collection<AccountId> viewers) {
        return manyViewers.show(ids, viewers);
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
        var views = render(statuses.unaskedByIds(all, viewer), viewer);
        return new ContextView(shown(ids.ancestors(), views), shown(ids.descendants(), views));
    }

    private static List<StatusView> shown(List<StatusId> ids, Map<StatusId, StatusView> views) {
        return ids.stream().filter(views::containsKey).map(views::get).toList();
    }

    @Override
    public List<StatusId> ofAuthor(AccountId author, PageRequest page, Viewer viewer) {
        return authorPages.page(author, page, AuthorFilter.NONE, viewer);
    }
}
