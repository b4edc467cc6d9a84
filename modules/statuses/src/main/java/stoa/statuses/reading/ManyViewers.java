package stoa.statuses.reading;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.statuses.PollView;
import stoa.statuses.QuoteView;
import stoa.statuses.StatusId;
import stoa.statuses.StatusMarks;
import stoa.statuses.StatusView;
import stoa.statuses.Viewer;
import stoa.statuses.archived.ArchivedRows;
import stoa.statuses.polls.Polls;
import stoa.statuses.reading.ManyViewersSql.Sight;

/**
 * The same statuses for many: rendered once, then given to each viewer who may see them with their own marks. For streams and
 * notifications, where one statement per viewer would be one per open connection.
 */
@Singleton
class ManyViewers {
    private final StatusSql statuses;
    private final ManyViewersSql viewersSql;
    private final StatusRenderer renderer;
    private final Polls polls;

    ManyViewers(StatusSql statuses, ManyViewersSql viewersSql, StatusRenderer renderer, Polls polls) {
        this.statuses = statuses;
        this.viewersSql = viewersSql;
        this.renderer = renderer;
        this.polls = polls;
    }

    Map<AccountId, List<StatusView>> show(Collection<StatusId> ids, Collection<AccountId> viewers) {
        var distinct = List.copyOf(new LinkedHashSet<>(ids));
        if (distinct.isEmpty() || viewers.isEmpty()) {
            return Map.of();
        }
        var seen = lookAround(distinct);
        var asking = seen.values().stream()
                .map(SeenStatus::row)
                .filter(StatusRow::hasPoll)
                .map(row -> new StatusId(row.id()))
                .toList();
        var views = renderer.render(distinct, seen, ArchivedRows.NONE, Viewer.anybody());
        var shown = List.copyOf(seen.keySet());
        var marks = viewersSql.marks(shown, viewers);
        var votes = asking.isEmpty() ? Map.<AccountId, Map<StatusId, List<Integer>>>of() : polls.votes(asking, viewers);
        var byViewer = new LinkedHashMap<AccountId, List<StatusView>>();
        for (var viewer : viewers) {
            var own = distinct.stream()
                    .map(views::get)
                    .filter(Objects::nonNull)
                    .flatMap(view -> mark(view, viewer, marks, votes.getOrDefault(viewer, Map.of())).stream())
                    .toList();
            if (!own.isEmpty()) {
                byViewer.put(viewer, own);
            }
        }
        return byViewer;
    }

    /** The statuses as they are, with nobody's marks. */
    Map<StatusId, StatusView> showToModerators(Collection<StatusId> ids) {
        return renderer.renderForModerators(ids, lookAround(ids));
    }

    /** Statuses with what they reblog, what they quote, and what that quotes. */
    private Map<StatusId, SeenStatus> lookAround(Collection<StatusId> ids) {
        var seen = new HashMap<StatusId, SeenStatus>();
        look(ids, seen);
        look(
                seen.values().stream()
                        .map(status -> status.row().reblogOfId())
                        .filter(Objects::nonNull)
                        .map(StatusId::new)
                        .toList(),
                seen);
        look(quoted(seen), seen);
        look(quoted(seen), seen);
        return seen;
    }

    private static List<StatusId> quoted(Map<StatusId, SeenStatus> seen) {
        return seen.values().stream()
                .flatMap(status -> status.row().quoted().stream())
                .filter(id -> !seen.containsKey(id))
                .toList();
    }

    /** Past the cache: this is where others hear of changes. */
    private void look(Collection<StatusId> ids, Map<StatusId, SeenStatus> seen) {
        statuses.rows(ids).forEach((id, row) -> seen.put(id, new SeenStatus(row, StatusMarks.NONE)));
    }

    /** Empty where the viewer may not see it, or what it reblogs. A reblog has the marks of what it shows. */
    private static Optional<StatusView> mark(
            StatusView view, AccountId viewer, Map<Sight, StatusMarks> marks, Map<StatusId, List<Integer>> votes) {
        var own = marks.get(new Sight(view.statusId(), viewer));
        var shown = view.shown();
        var of = marks.get(new Sight(shown.statusId(), viewer));
        if (own == null || own.hidden() != null || of == null || of.hidden() != null) {
            return Optional.empty();
        }
        var poll = poll(shown, viewer, votes);
        var quote = quote(shown, viewer, marks, votes);
        if (view.reblog() == null) {
            return Optional.of(view.withMarks(own, null, poll, quote));
        }
        var outer = new StatusMarks(
                of.favourited(), of.reblogged(), of.bookmarked(), own.pinned(), of.muted(), false, of.quotable(), null);
        return Optional.of(view.withMarks(outer, shown.withMarks(of, null, poll, quote), poll, quote));
    }

    private static @Nullable QuoteView quote(
            StatusView status, AccountId viewer, Map<Sight, StatusMarks> marks, Map<StatusId, List<Integer>> votes) {
        var quote = status.quote();
        if (quote == null) {
            return null;
        }
        if (quote.quotedStatusId() != null) {
            var id = new StatusId(Long.parseLong(quote.quotedStatusId()));
            var of = marks.get(new Sight(id, viewer));
            return of == null ? QuoteView.unauthorized() : QuoteView.shallow(id, of);
        }
        var quoted = quote.quotedStatus();
        if (quoted == null) {
            return quote;
        }
        var of = marks.get(new Sight(quoted.statusId(), viewer));
        return of == null
                ? QuoteView.unauthorized()
                : QuoteView.of(
                        quoted.withMarks(of, null, poll(quoted, viewer, votes), quote(quoted, viewer, marks, votes)),
                        of);
    }

    private static @Nullable PollView poll(StatusView shown, AccountId viewer, Map<StatusId, List<Integer>> votes) {
        var poll = shown.poll();
        return poll == null
                ? null
                : poll.votedBy(
                        shown.account().accountId().equals(viewer), votes.getOrDefault(shown.statusId(), List.of()));
    }
}
