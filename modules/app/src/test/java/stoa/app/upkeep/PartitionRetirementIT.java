package stoa.app.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import stoa.platform.testing.TestCluster;

/** The server retires partitions where it was given the owner's login, and leaves them alone where it was not. */
final class PartitionRetirementIT {
    @Test
    void isDoneByTheJobAsTheOwnerAlone() {
        var cluster = TestCluster.shared();
        cluster.empty();
        cluster.run("select platform.make_partition('platform', 'event', now() - interval '20 days')");
        try (var context = server()) {
            context.getBean(PartitionRetirementJob.class).run();
            assertThat(retired()).isEqualTo("0");
        }
        try (var context =
                server(new OwnerDatabase(cluster.parts().addresses().webPrimary(), Path.of("target/upkeep")))) {
            context.getBean(PartitionRetirementJob.class).run();
            assertThat(retired()).as("a login that is not the owner's").isEqualTo("0");
        }
        try (var context = server(new OwnerDatabase(cluster.owner(), Path.of("target/upkeep")))) {
            context.getBean(PartitionRetirementJob.class).run();
            assertThat(retired()).isEqualTo("1");
            context.getBean(PartitionRetirementJob.class).run();
            assertThat(retired()).isEqualTo("1");
        }
    }

    private static String retired() {
        return TestCluster.shared()
                .value(
                        "select count(*) from platform.retired_partition where parent = 'event' and detached_at is not null");
    }

    private static ApplicationContext server(Object... singletons) {
        var properties = new HashMap<>(TestCluster.shared().properties());
        properties.put("stoa.url", "http://localhost");
        properties.put("stoa.data", "target/upkeep");
        properties.put("stoa.jobs.run", false);
        properties.put("stoa.events.consume", false);
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(properties)
                .singletons(singletons)
                .start();
    }
}
