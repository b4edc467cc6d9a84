package stoa.platform.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What jobs do, as meters. Their names and meanings are a table in db/README.md. */
@Singleton
final class JobMetrics {
    private final MeterRegistry registry;

    JobMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void ran(JobPool pool, String type, Outcome outcome, Duration time) {
        Timer.builder("stoa.jobs")
                .description("Runs of jobs, how long they took and what came of them")
                .tag("pool", pool.toString())
                .tag("type", type)
                .tag("outcome", outcome.tag)
                .register(registry)
                .record(time);
    }

    enum Outcome {
        DONE("done"),
        /** Will be tried again. */
        FAILED("failed"),
        /** The database was away: as if it had not run. */
        POSTPONED("postponed"),
        /** Failed for good. */
        PARKED("parked");

        private final String tag;

        Outcome(String tag) {
            this.tag = tag;
        }
    }
}
