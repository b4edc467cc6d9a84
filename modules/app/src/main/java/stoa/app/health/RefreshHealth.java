package stoa.app.health;

import static stoa.app.pages.DataTable.row;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stoa.app.pages.Amounts;
import stoa.app.pages.DataTable;
import stoa.app.pages.DataTable.Cell;
import stoa.app.pages.DataTable.Column;
import stoa.platform.refresh.RefreshRun;
import stoa.platform.refresh.Refreshes;
import stoa.platform.refresh.Refreshes.ViewState;

/** Materialized views: up to when each counts, and what became of the last attempt to refresh it. */
@Singleton
@Order(6)
class RefreshHealth implements HealthSource {
    /** Enough for the last attempt at each view. */
    private static final int ATTEMPTS = 100;

    private final Refreshes refreshes;

    RefreshHealth(Refreshes refreshes) {
        this.refreshes = refreshes;
    }

    @Override
    public String id() {
        return "refreshes";
    }

    @Override
    public String title() {
        return "Materialized views";
    }

    @Override
    public Look look() {
        Map<String, RefreshRun> last = refreshes.ledger(ATTEMPTS).stream()
                .collect(Collectors.toMap(RefreshRun::view, run -> run, (newer, older) -> newer));
        return Look.of(new DataTable(
                "Views and their last refresh",
                List.of(
                        Column.text("View"),
                        Column.text("Counts up to"),
                        Column.text("Last attempt"),
                        Column.text("Outcome"),
                        Column.number("Refresh took"),
                        Column.number("Log written")),
                refreshes.states().stream()
                        .map(state -> view(state, last.get(state.view().name())))
                        .toList(),
                "There are no views."));
    }

    private static List<Cell> view(ViewState state, @Nullable RefreshRun run) {
        return row(
                Cell.of(state.view().name()),
                state.asOf().map(Looks::ago).map(Cell::of).orElse(Cell.soft("never refreshed")),
                run == null ? Cell.soft("–") : Cell.of(Looks.ago(run.startedAt())),
                run == null ? Cell.soft("–") : outcome(run),
                state.took().map(Amounts::duration).map(Cell::of).orElse(Cell.soft("–")),
                run == null || run.walBytes() == null
                        ? Cell.soft("–")
                        : Cell.of(Amounts.bytes((double) run.walBytes())));
    }

    private static Cell outcome(RefreshRun run) {
        var word = run.outcome().toString().replace('_', ' ');
        return Cell.alarm(
                run.detail() == null || !run.outcome().isTrouble() ? word : word + ": " + Looks.first(run.detail()),
                run.outcome().isTrouble());
    }
}
