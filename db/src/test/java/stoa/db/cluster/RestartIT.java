package stoa.db.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data directory is worth after its process has gone, one way or the other. */
final class RestartIT {
    @TempDir
    Path data;

    @Test
    void keepsRowsAndPortsAndAnswersQuickly() throws SQLException {
        ClusterConfig config = ClusterConfig.durable(data);
        ClusterAddresses before;
        try (EmbeddedCluster cluster = EmbeddedCluster.start(config)) {
            before = cluster.addresses();
            Sql.run(cluster.superuser(), "create table kept as select 42 as answer");
        }
        assertThat(EmbeddedCluster.attach(data)).isEmpty();
        long begin = System.nanoTime();
        try (EmbeddedCluster cluster = EmbeddedCluster.start(config)) {
            // The aim is 1.5 s; a loaded build machine gets some more.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
            assertThat(cluster.addresses()).isEqualTo(before);
            assertThat(Sql.value(cluster.superuserOnReplica(1), "select answer from kept"))
                    .isEqualTo("42");
        }
    }

    @Test
    void losesNothingWhenItsProcessIsKilled() throws Exception {
        Process victim = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Victim.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitLine(victim, "committed");
        ClusterAddresses before = EmbeddedCluster.attach(data).orElseThrow();
        List<Long> orphans = List.of(pid("primary"), pid("replica-1"));
        victim.destroyForcibly().waitFor();

        assertThat(orphans).allMatch(pid -> Files.exists(Path.of("/proc", pid.toString())));
        assertThat(EmbeddedCluster.attach(data)).isEmpty();
        try (EmbeddedCluster cluster = EmbeddedCluster.start(ClusterConfig.durable(data))) {
            assertThat(Sql.value(cluster.superuser(), "select answer from kept"))
                    .isEqualTo("42");
            // All ports are free again: no orphan is left, of PgBouncer neither.
            assertThat(cluster.addresses()).isEqualTo(before);
            assertThat(pid("primary")).isNotIn(orphans);
            assertThat(pid("replica-1")).isNotIn(orphans);
        }
    }

    @Test
    void isNotStoppedByPidFilesOfOthers() throws Exception {
        ClusterConfig config = ClusterConfig.throwaway(data);
        EmbeddedCluster.start(config).close();
        // The number of a process that is alive and none of ours.
        Files.writeString(
                data.resolve("primary/postmaster.pid"), ProcessHandle.current().pid() + "\n/elsewhere\n");
        try (EmbeddedCluster cluster = EmbeddedCluster.start(config)) {
            assertThat(cluster.primary().running()).isTrue();
        }
    }

    @Test
    void makesReplicasFromTheRunningPrimary() throws SQLException {
        ClusterConfig config = ClusterConfig.throwaway(data);
        try (EmbeddedCluster cluster = EmbeddedCluster.start(config)) {
            Sql.run(cluster.superuser(), "create table kept as select 42 as answer");
        }
        try (EmbeddedCluster cluster = EmbeddedCluster.start(config.withReplicas(2))) {
            Sql.run(cluster.superuser(), "insert into kept values (43)");
            for (int number = 1; number <= 2; number++) {
                Endpoint replica = cluster.superuserOnReplica(number);
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> Sql.value(replica, "select sum(answer) from kept")
                                .equals("85"));
            }
            assertThat(cluster.addresses().webReplicas()).hasSize(2);
        }
    }

    @Test
    void goesOnWithAPromotedReplica() throws SQLException {
        ClusterConfig config = ClusterConfig.throwaway(data).withReplicas(2).withPooler(PoolerChoice.PGBOUNCER);
        try (EmbeddedCluster cluster = EmbeddedCluster.start(config)) {
            Sql.run(cluster.superuser(), "create table kept as select 42 as answer");
            Sql.run(cluster.superuser(), "grant select, insert on kept to stoa_web");
            cluster.promote(1);
            await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
                Sql.run(cluster.addresses().webPrimary(), "insert into kept values (43)");
                return true;
            });
            await().atMost(Duration.ofSeconds(10)).until(() -> sum(cluster.superuserOnReplica(2)) == 85);
            assertThat(EmbeddedCluster.attach(data)).contains(cluster.addresses());
            assertThat(cluster.addresses().webReplicas()).hasSize(1);
        }
        try (EmbeddedCluster cluster = EmbeddedCluster.start(config)) {
            assertThat(sum(cluster.superuser())).isEqualTo(85);
            assertThat(cluster.addresses().webReplicas()).hasSize(2);
            await().atMost(Duration.ofSeconds(10)).until(() -> sum(cluster.superuserOnReplica(1)) == 85);
        }
    }

    private static int sum(Endpoint endpoint) throws SQLException {
        return Integer.parseInt(Sql.value(endpoint, "select sum(answer) from kept"));
    }

    private long pid(String part) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve(part).resolve("postmaster.pid")).getFirst());
    }

    private static void awaitLine(Process process, String wanted) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line;
        do {
            line = output.readLine();
        } while (line != null && !line.equals(wanted));
        assertThat(line).isEqualTo(wanted);
    }

    /** Runs until it is killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedCluster cluster = EmbeddedCluster.start(ClusterConfig.durable(Path.of(arguments[0])));
            Sql.run(cluster.superuser(), "create table kept as select 42 as answer");
            System.out.println("committed");
            Thread.currentThread().join();
        }
    }
}
