package stoa.platform.refresh;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import stoa.platform.database.Workload;

/** How old what each view shows is, as meters, the same on every instance. */
@Singleton
class RefreshMetrics {
    /** All views are asked for together, at each scrape. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final List<RefreshSource> sources;
    private final RefreshSql ledger;
    private final MeterRegistry registry;
    private final Clock clock;
    private Map<String, RefreshSql.Refreshed> known = Map.of();
    private Instant knownSince = Instant.EPOCH;

    RefreshMetrics(List<RefreshSource> sources, RefreshSql ledger, MeterRegistry registry, Clock clock) {
        this.sources = List.copyOf(sources);
        this.ledger = ledger;
        this.registry = registry;
        this.clock = clock;
    }

    @EventListener
    void start(StartupEvent event) {
        for (var source : sources) {
            for (var view : source.views()) {
                TimeGauge.builder(
                                "stoa.refresh.staleness",
                                this,
                                TimeUnit.MILLISECONDS,
                                metrics -> metrics.staleness(view.name()))
                        .description("How long ago everything happened that a materialized view shows")
                        .tag("view", view.name())
                        .register(registry);
            }
        }
    }

    /** In milliseconds; not a number where the view was never refreshed, or the database cannot be asked. */
    private synchronized double staleness(String view) {
        var now = clock.instant();
        if (Duration.between(knownSince, now).compareTo(REMEMBERED) > 0) {
            try {
                known = Workload.JOBS.call(ledger::refreshed);
            } catch (Exception gone) {
                known = Map.of();
            }
            knownSince = now;
        }
        return Optional.ofNullable(known.get(view))
                .map(last -> (double) Duration.between(last.asOf(), now).toMillis())
                .orElse(Double.NaN);
    }
}
