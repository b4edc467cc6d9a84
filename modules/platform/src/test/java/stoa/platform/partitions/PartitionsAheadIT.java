package stoa.platform.partitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import stoa.platform.testing.TestCluster;

/** A server that may change no table keeps partitions ahead, and shows for how long. */
final class PartitionsAheadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void makesWhatIsMissingAtEachStartAndByTheJob() throws InterruptedException {
        dropTheLastDay();
        try (var context = server()) {
            assertThat(missing()).isEqualTo("0");
            dropTheLastDay();
            assertThat(missing()).isEqualTo("1");
            context.getBean(PartitionsAhead.class).run();
            assertThat(missing()).isEqualTo("0");
        }
    }

    @Test
    void showsTheRunwayOfEachTable() {
        try (var context = server()) {
            var registry = context.getBean(MeterRegistry.class);
            await().atMost(PATIENCE)
                    .ignoreExceptions() // until it is registered
                    .untilAsserted(() -> assertThat(registry.get("stoa.db.partition.runway")
                                    .tag("table", "platform.event")
                                    .gauge()
                                    .value())
                            .isBetween(30.0, 31.0));
        }
    }

    private static ApplicationContext server() {
        var properties = new HashMap<>(TestCluster.shared().properties());
        properties.put("stoa.url", "http://localhost");
        properties.put("stoa.jobs.run", false);
        properties.put("stoa.events.consume", false);
        properties.put("stoa.metrics.port", 0);
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(properties)
                .start();
    }

    private static void dropTheLastDay() {
        TestCluster.shared().run("""
                do $$
                begin
                  execute (select format('drop table platform.%I', max(partition)) from platform.live_partition
                    where schema = 'platform' and parent = 'event');
                end
                $$""");
    }

    private static String missing() {
        return TestCluster.shared().value("select count(*) from platform.missing_partition");
    }
}
