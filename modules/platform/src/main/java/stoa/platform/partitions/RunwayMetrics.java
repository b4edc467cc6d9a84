package stoa.platform.partitions;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.database.DatabaseUnavailableException;
import stoa.platform.database.Workload;

/** The runway of each table as a gauge, in every instance that shows metrics: an alarm must not hang on one of them. */
@Singleton
@Requires(property = "stoa.metrics.port")
class RunwayMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(RunwayMetrics.class);

    private final PartitionSql partitions;
    private final MultiGauge days;

    RunwayMetrics(PartitionSql partitions, MeterRegistry registry) {
        this.partitions = partitions;
        this.days = MultiGauge.builder("stoa.db.partition.runway")
                .baseUnit("days")
                .description("Days until an insert would find no partition")
                .register(registry);
    }

    @Scheduled(initialDelay = "1s", fixedDelay = "5m")
    void look() {
        Workload.JOBS.run(() -> {
            try {
                days.register(
                        partitions.runways().stream()
                                .map(runway -> MultiGauge.Row.of(Tags.of("table", runway.table()), runway.days()))
                                .toList(),
                        true);
            } catch (DatabaseUnavailableException e) {
                LOG.warn("the runway of partitions is not known now: {}", e.toString());
            }
        });
    }
}
