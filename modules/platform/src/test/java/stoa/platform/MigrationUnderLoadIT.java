package stoa.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.db.cluster.PoolerConsole;
import stoa.platform.testing.TestCluster;

/** Another process migrates while a server reads and writes with prepared statements: no act fails. */
final class MigrationUnderLoadIT {
    private static final String TABLE = "platform.changing";
    private static final List<String> CHANGES = List.of(
            "alter table platform.changing add column first text",
            "alter table platform.changing alter column number type bigint",
            "alter table platform.changing add column second int not null default 1",
            "alter table platform.changing drop column first",
            "alter table platform.changing alter column number type numeric");

    private final TestCluster cluster = TestCluster.shared();

    @BeforeEach
    void create() {
        cluster.run("drop table if exists " + TABLE);
        cluster.run("create table " + TABLE + " (number int not null)");
        cluster.run("insert into " + TABLE + " values (1)");
        cluster.awaitReplica();
    }

    @Test
    void failsNoActOnADirectConnection() {
        var addresses = cluster.parts().addresses();
        var failures = failuresOf(
                Map.of(
                        "stoa.database.primary-url", addresses.direct().jdbcUrl() + "&prepareThreshold=1",
                        "stoa.database.replica-urls",
                                addresses.directReplicas().getFirst().jdbcUrl() + "&prepareThreshold=1"),
                () -> {});
        assertThat(failures.acts()).isEmpty();
        // Otherwise this would not have been a test of anything.
        assertThat(failures.healed()).isPositive();
    }

    @Test
    void failsNoActThroughThePooler() {
        var console = cluster.parts().addresses().poolerConsole().orElseThrow();
        assertThat(failuresOf(Map.of(), () -> PoolerConsole.reconnect(console)).acts())
                .isEmpty();
    }

    private Outcome failuresOf(Map<String, Object> settings, Runnable afterwards) {
        var properties = new HashMap<>(cluster.properties());
        properties.put("stoa.url", "http://localhost");
        properties.put("stoa.database.enforce-modules", false);
        properties.putAll(settings);
        try (var context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(properties)
                .start()) {
            var load = new Load(context.getBean(Notes.class));
            var threads = load.start();
            try {
                for (var change : CHANGES) {
                    load.awaitRounds(20);
                    cluster.run(change);
                    afterwards.run();
                }
                load.awaitRounds(20);
            } finally {
                load.stop(threads);
            }
            var healed = context.getBean(MeterRegistry.class)
                    .find("stoa.db.retries")
                    .tag("sqlstate", "0A000")
                    .counter();
            return new Outcome(List.copyOf(load.failures), healed == null ? 0 : healed.count());
        }
    }

    /** Reads the table whole, on the primary and on a replica, and writes it with an answer, until told to stop. */
    private static final class Load {
        private final Notes notes;
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicLong rounds = new AtomicLong();

        Load(Notes notes) {
            this.notes = notes;
        }

        List<Thread> start() {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 3; i++) {
                threads.add(Thread.ofVirtual().start(this::repeat));
            }
            return threads;
        }

        private void repeat() {
            while (!stopped.get()) {
                attempt(() -> notes.read(sql -> sql.fetch("select * from " + TABLE)));
                attempt(() -> notes.readAnywhere(sql -> sql.fetch("select * from " + TABLE)));
                attempt(() -> notes.write(sql -> {
                    sql.fetch("select * from " + TABLE + " for update");
                    return sql.fetch("update " + TABLE + " set number = number + {0} returning *", DSL.inline(1));
                }));
                rounds.incrementAndGet();
            }
        }

        private void attempt(Runnable act) {
            try {
                act.run();
            } catch (RuntimeException e) {
                failures.add(e.toString());
            }
        }

        void awaitRounds(int more) {
            long goal = rounds.get() + more;
            await().atMost(Duration.ofSeconds(30)).until(() -> rounds.get() >= goal);
        }

        void stop(List<Thread> threads) {
            stopped.set(true);
            threads.forEach(thread -> {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** The acts that failed, and how many would have. */
    private record Outcome(List<String> acts, double healed) {}
}
