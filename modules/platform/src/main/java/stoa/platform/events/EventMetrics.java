package stoa.platform.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What consumers do, as meters. Their names and meanings are a table in db/README.md. */
@Singleton
final class EventMetrics {
    private final MeterRegistry registry;

    EventMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param delay since the first of the events was published; negative where the database's clock is ahead */
    void handled(String consumer, int events, Duration delay) {
        count(consumer, "handled", events);
        Timer.builder("stoa.events.delay")
                .description("Time from the publication of the first event of a batch until the batch was handled")
                .tag("consumer", consumer)
                .register(registry)
                .record(delay.isNegative() ? Duration.ZERO : delay);
    }

    void failed(String consumer) {
        count(consumer, "failed", 1);
    }

    void parked(String consumer) {
        count(consumer, "parked", 1);
    }

    private void count(String consumer, String outcome, int events) {
        Counter.builder("stoa.events")
                .description("Events given to a consumer, and what came of it")
                .tag("consumer", consumer)
                .tag("outcome", outcome)
                .register(registry)
                .increment(events);
    }
}
