package stoa.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.cluster.Endpoint;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;

/** What a DBA types, beside a cluster that runs. */
final class DbCommandIT {
    @TempDir
    static Path data;

    private static EmbeddedCluster cluster;

    @BeforeAll
    static void start() {
        cluster = EmbeddedCluster.start(ClusterConfig.throwaway(data).withReplicas(1));
        Migrations.migrate(cluster.addresses().ownerDirect(), MigrationListener.SILENT);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void showsTheDatabaseOnOneScreen() throws SQLException {
        var status = db("status");
        assertThat(status.code()).isZero();
        assertThat(status.out())
                .contains("PostgreSQL 18", "none pending", "replica_1", "streaming", "connections", "jobs", "events")
                .contains("partitions", "transaction ids", "slot", "disk", "dead tuples");
        assertThat(status.out().lines().count()).isLessThan(30);
        assertThat(db("status", "--json").out())
                .startsWith("{\"stoa\":")
                .contains("\"replicas\":[{", "\"runway\":[{\"kind\":\"partitions\"", "\"alarm\":false")
                .hasLineCount(1);
        assertThat(db("status", "--migrations").out()).contains("20261121.0900");
        run("insert into platform.parked_job (pool, task_name, task_instance, attempts, error)"
                + " values ('mail', 'test.mail', '1', 3, 'refused')");
        assertThat(db("status").code()).isEqualTo(2);
        assertThat(db("jobs", "--json").out()).contains("\"waiting\":[", "\"type\":\"test.mail\"");
        assertThat(db("events", "--json").out()).contains("\"cursors\":[", "\"parked\":[]");
        run("delete from platform.parked_job");
    }

    @Test
    void asksEachReplicaHowFarItIs() throws SQLException {
        assertThat(db("replicas").out()).contains("  follows ", "the primary sends to replica_1: streaming");
        run(cluster.superuserOnReplica(1), "select pg_wal_replay_pause()");
        try {
            run("create table insights.planted (id bigint); drop table insights.planted");
            var paused = db("replicas", "--json");
            assertThat(paused.code()).isEqualTo(2);
            assertThat(paused.out())
                    .contains("\"state\":\"paused\"", "\"alarm\":true")
                    .doesNotContain("\"behind_bytes\":0,\"replayed");
        } finally {
            run(cluster.superuserOnReplica(1), "select pg_wal_replay_resume()");
        }
    }

    @Test
    void showsWhatRunsOutAndEndsWithAnAlarm() throws SQLException {
        assertThat(db("runway").code()).isZero();
        run("do $$ begin execute (select format('drop table platform.%I', partition) from platform.live_partition"
                + " where schema = 'platform' and parent = 'event' and from_at <= now() and to_at > now()); end $$");
        var runway = db("runway");
        assertThat(runway.code()).isEqualTo(2);
        assertThat(runway.out()).containsPattern("partitions +platform.event +0.0 days +15.0 days +ALARM");
        assertThat(db("partitions").code()).isEqualTo(2);
        assertThat(db("partitions", "make", "--dry-run", "platform.event").out())
                .startsWith("would be made platform.event from ");
        assertThat(db("partitions", "make", "platform.event").out()).startsWith("made platform.event from ");
        assertThat(db("partitions", "make").out()).isEqualTo("There is nothing to do.\n");
        assertThat(db("runway", "--json").out()).startsWith("[{\"kind\":\"partitions\"");
        assertThat(db("partitions", "--json").out()).contains("\"table\":\"statuses.status\"", "\"retention\":null");
    }

    @Test
    void retiresPartitionsByHand() throws SQLException {
        run("select platform.make_partition('statuses', parent, now() - interval '9 years')"
                + " from platform.partition_policy where schema = 'statuses'");
        assertThat(db("partitions", "retire", "statuses.status").out()).isEqualTo("There is nothing to do.\n");
        assertThat(db("partitions", "keep", "statuses.status", "8years").out())
                .isEqualTo("statuses.status is kept for 8 years.\n");
        assertThat(db("partitions", "retire", "--dry-run", "statuses.status").out())
                .hasLineCount(13)
                .startsWith("would be detached statuses.");
        var retired = db("partitions", "retire", "statuses.status", "--json");
        assertThat(retired.code()).isZero();
        assertThat(retired.out()).startsWith("[{\"act\":\"detached\",\"table\":\"statuses.status\"");
        assertThat(db("partitions").out()).contains("13 detached partitions wait for the archive.");
        assertThat(db("partitions", "keep", "statuses.status", "default").out())
                .isEqualTo("statuses.status is kept for ever.\n");
        assertThat(db("partitions", "keep", "statuses.status", "sometimes").code())
                .isEqualTo(2);
        assertThat(db("partitions", "retire", "statuses.pin").code()).isEqualTo(1);
    }

    @Test
    void saysWhatIsPending() {
        assertThat(db("migrate", "--dry-run")).isEqualTo(new Said(0, "Nothing is pending.\n"));
        assertThat(db("migrate", "--dry-run", "--json")).isEqualTo(new Said(0, "[]\n"));
        assertThat(db("migrate", "--json")).isEqualTo(new Said(0, "{\"applied\":[]}\n"));
        assertThat(db("migrate", "--to", "20261121.1000")).isEqualTo(new Said(0, "Nothing is pending.\n"));
    }

    private static void run(String sql) throws SQLException {
        run(cluster.addresses().ownerDirect(), sql);
    }

    private static void run(Endpoint endpoint, String sql) throws SQLException {
        try (var connection = endpoint.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Said db(String... arguments) {
        var all = new ArrayList<>(List.of("db"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        var said = new ByteArrayOutputStream();
        var out = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int code = CommandLineInterface.run(all.toArray(String[]::new));
            return new Said(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
        }
    }

    private record Said(int code, String out) {}
}
