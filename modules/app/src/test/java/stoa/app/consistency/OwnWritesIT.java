package stoa.app.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.cluster.PoolerChoice;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;

/** Two servers in turn, two replicas, a client that echoes nothing: nobody is shown a past without their own write. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnWritesIT {
    private static final int PAIRS = 60;
    private static final int FAILOVER = Integer.MAX_VALUE;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private static EmbeddedCluster cluster;
    private static List<Instance> instances;
    private static String token;

    @BeforeAll
    static void start() {
        cluster = EmbeddedCluster.start(
                ClusterConfig.throwaway(data).withReplicas(2).withPooler(PoolerChoice.PGBOUNCER));
        Migrations.migrate(cluster.addresses().ownerDirect(), MigrationListener.SILENT);
        instances = List.of(Instance.start(cluster.addresses()), Instance.start(cluster.addresses()));
        token = instances.getFirst().signUp("alice");
    }

    @AfterAll
    static void stop() {
        instances.forEach(Instance::close);
        cluster.close();
    }

    @Test
    void showsOwnWritesAtOnceAndReadsFromReplicas() {
        awaitReplicaReads();
        assertThat(staleReads("prompt")).isZero();
        awaitReplicaReads(); // until then the primary answers, since the last write has not been replayed
        var sources = readOften();
        assertThat(sources).containsKeys("replica-1", "replica-2").doesNotContainKey("primary");
    }

    @Test
    void showsOwnWritesWhileReplicasLagBySeconds() {
        replicas("alter system set recovery_min_apply_delay = '1s'", "select pg_reload_conf()");
        try {
            assertThat(staleReads("delayed")).isZero();
        } finally {
            replicas("alter system reset recovery_min_apply_delay", "select pg_reload_conf()");
        }
    }

    @Test
    void showsOwnWritesWhileReplayIsPaused() {
        replicas("select pg_wal_replay_pause()");
        try {
            assertThat(staleReads("paused")).isZero();
            assertThat(instances.getFirst().home(token).source()).isEqualTo("primary");
        } finally {
            replicas("select pg_wal_replay_resume()");
        }
        awaitReplicaReads();
    }

    @Test
    void readsThePresentForATokenThatIsNotBelieved() {
        awaitReplicaReads();
        var real = instances.getFirst().post(token, "signed").consistency();
        awaitReplicaReads();
        assertThat(instances.getLast().home(token, real).source()).startsWith("replica-");
        var forged = "0".equals(real.substring(real.length() - 1)) ? "1" : "0";
        assertThat(instances
                        .getLast()
                        .home(token, real.substring(0, real.length() - 1) + forged)
                        .source())
                .isEqualTo("primary");
        assertThat(instances.getLast().home(token, "nonsense").source()).isEqualTo("primary");
    }

    @Test
    void answersFromElsewhereWhileAReplicaIsFrozen() {
        awaitReplicaReads();
        cluster.replica(1).pause();
        try {
            for (int i = 0; i < 100; i++) {
                var answer = instances.get(i % 2).home(token);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.took()).isLessThan(Duration.ofSeconds(10));
            }
            assertThat(readOften()).doesNotContainKey("replica-1");
        } finally {
            cluster.replica(1).resume();
        }
        await().atMost(PATIENCE).until(() -> readOften().containsKey("replica-1"));
    }

    @Test
    void answersFromElsewhereWhileAReplicaIsGone() {
        awaitReplicaReads();
        cluster.replica(2).stop();
        try {
            for (int i = 0; i < 100; i++) {
                assertThat(instances.get(i % 2).home(token).status()).isEqualTo(200);
            }
        } finally {
            cluster.replica(2).start();
        }
        await().atMost(PATIENCE).until(() -> readOften().containsKey("replica-2"));
    }

    @Test
    @Order(FAILOVER)
    void followsAPromotedReplica() {
        var before = instances.getFirst().post(token, "before the failover");
        await().atMost(PATIENCE)
                .until(() -> instances.getFirst().home(token).source().startsWith("replica-"));
        cluster.promote(1);
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            for (var instance : instances) {
                assertThat(instance.post(token, "hello again").status()).isEqualTo(200);
            }
        });
        assertThat(staleReads("after the failover")).isZero();
        // A position of the timeline before is not compared with one of the timeline after.
        assertThat(instances.getFirst().home(token, before.consistency()).source())
                .isEqualTo("primary");
    }

    /** Pairs of a write through one server and a read through the other: how many of the reads missed the write. */
    private static int staleReads(String name) {
        var stale = new ArrayList<String>();
        for (int i = 0; i < PAIRS; i++) {
            var text = name + " " + i;
            var posted = instances.get(i % 2).post(token, text);
            assertThat(posted.status()).as(posted.body()).isEqualTo(200);
            var reader = instances.get((i + 1) % 2);
            // The public timeline may be behind, but not in what is the reader's own.
            var read = i % 3 == 0 ? reader.publicTimeline(token) : reader.home(token);
            if (!read.shows(text)) {
                stale.add(text + " at " + read.source() + " " + read.status());
            }
        }
        return stale.size();
    }

    private static Map<String, Integer> readOften() {
        var sources = new HashMap<String, Integer>();
        for (int i = 0; i < 40; i++) {
            sources.merge(instances.get(i % 2).home(token).source(), 1, Integer::sum);
        }
        return sources;
    }

    /** Until every server reads from replicas again, several times in a row. */
    private static void awaitReplicaReads() {
        await().atMost(PATIENCE).until(() -> {
            var sources = readOften();
            return sources.containsKey("replica-1")
                    && sources.containsKey("replica-2")
                    && !sources.containsKey("primary");
        });
    }

    private static void replicas(String... statements) {
        for (int number = 1; number <= 2; number++) {
            try (var connection = cluster.superuserOnReplica(number).connect();
                    var statement = connection.createStatement()) {
                for (var sql : statements) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
