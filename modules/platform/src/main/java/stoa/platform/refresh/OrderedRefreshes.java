package stoa.platform.refresh;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@link Refreshes} of what all modules declare, one after the other. */
@Singleton
class OrderedRefreshes implements Refreshes {
    private final Map<String, RefreshSource> sources = new HashMap<>();
    private final RefreshOrder order;
    private final RefreshSql ledger;
    private final ViewRefresh refresh;
    private final Clock clock;

    OrderedRefreshes(List<RefreshSource> sources, RefreshSql ledger, ViewRefresh refresh, Clock clock) {
        sources.forEach(source -> source.views().forEach(view -> this.sources.put(view.name(), source)));
        this.order = new RefreshOrder(
                sources.stream().flatMap(source -> source.views().stream()).toList());
        this.ledger = ledger;
        this.refresh = refresh;
        this.clock = clock;
    }

    @Override
    public List<ViewState> states() {
        return states(order.all());
    }

    @Override
    public List<ViewState> states(String view) {
        return states(order.upTo(view));
    }

    private List<ViewState> states(List<RefreshedView> views) {
        var refreshed = ledger.refreshed();
        var took = ledger.durations();
        var marks = new Marks();
        return views.stream()
                .map(view -> {
                    var last = Optional.ofNullable(refreshed.get(view.name()));
                    return new ViewState(
                            view,
                            isDue(last.orElse(null), marks.of(view)),
                            last.map(RefreshSql.Refreshed::asOf),
                            Optional.ofNullable(took.get(view.name())));
                })
                .toList();
    }

    private static boolean isDue(RefreshSql.@Nullable Refreshed last, RefreshSource.Mark mark) {
        return last == null || last.version() != mark.version();
    }

    @Override
    public List<RefreshRun> all(boolean anyway, Consumer<RefreshRun> each) {
        return run(order.all(), view -> anyway, each);
    }

    @Override
    public List<RefreshRun> one(String wanted, Consumer<RefreshRun> each) {
        return run(order.upTo(wanted), view -> view.name().equals(wanted), each);
    }

    @Override
    public List<RefreshRun> ledger(int limit) {
        return ledger.ledger(limit);
    }

    private List<RefreshRun> run(
            List<RefreshedView> views, Predicate<RefreshedView> anyway, Consumer<RefreshRun> each) {
        var refreshed = ledger.refreshed();
        // Read once, so that all that are refreshed together count up to the same instant at least.
        var marks = new Marks();
        var runs = new ArrayList<RefreshRun>();
        var missing = new HashSet<String>();
        for (var view : views) {
            var unread =
                    view.after().stream().filter(missing::contains).sorted().findFirst();
            RefreshRun run;
            if (unread.isPresent()) {
                run = skipped(view, unread.get() + ", which it reads, was not refreshed");
            } else if (anyway.test(view) || isDue(refreshed.get(view.name()), marks.of(view))) {
                run = refresh.of(view, marks.of(view));
            } else {
                ledger.unchanged(view.name(), marks.of(view).asOf());
                run = skipped(view, "nothing has changed");
            }
            if (unread.isPresent()
                    || !(run.outcome() == RefreshOutcome.REFRESHED || run.outcome() == RefreshOutcome.SKIPPED)) {
                missing.add(view.name());
            }
            runs.add(run);
            each.accept(run);
        }
        return runs;
    }

    private RefreshRun skipped(RefreshedView view, String detail) {
        var run = RefreshRun.without(view, RefreshOutcome.SKIPPED, clock.instant(), Duration.ZERO, detail);
        ledger.note(run);
        return run;
    }

    /** Where the data of each source is, asked once. */
    private final class Marks {
        private final Map<RefreshSource, RefreshSource.Mark> known = new HashMap<>();

        RefreshSource.Mark of(RefreshedView view) {
            return known.computeIfAbsent(Objects.requireNonNull(sources.get(view.name())), RefreshSource::mark);
        }
    }
}
