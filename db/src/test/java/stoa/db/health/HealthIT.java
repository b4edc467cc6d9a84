package stoa.db.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.cluster.Endpoint;
import stoa.db.cluster.Sql;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;

/** What runs out is seen before it has. */
final class HealthIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path data;

    private static EmbeddedCluster cluster;
    private static Endpoint owner;

    @BeforeAll
    static void migrate() {
        cluster = EmbeddedCluster.start(
                ClusterConfig.throwaway(data).withReplicas(1).withSettings(Map.of("max_slot_wal_keep_size", "64MB")));
        owner = cluster.addresses().ownerDirect();
        Migrations.migrate(owner, MigrationListener.SILENT);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void saysWhatIsLeftOfEverything() {
        List<Reserve> reserves = new Health(owner).reserves(Optional.of(data));
        assertThat(reserves)
                .extracting(Reserve::kind)
                .contains("partitions", "sequence", "transaction ids", "multixact ids", "slot", "disk");
        assertThat(reserves)
                .filteredOn(reserve -> List.of("partitions", "transaction ids", "multixact ids")
                        .contains(reserve.kind()))
                .noneMatch(Reserve::alarming)
                .allMatch(reserve -> reserve.left() > 0);
        assertThat(reserves)
                .filteredOn(reserve -> reserve.name().equals("replica_1"))
                .singleElement()
                .matches(slot -> slot.detail().startsWith("active, reserved, keeps"));
    }

    @Test
    void seesWhatIsAlmostUsedUp() throws SQLException {
        Sql.run(owner, "create sequence insights.planted as smallint");
        Sql.run(owner, "select setval('insights.planted', 32000)");
        assertThat(alarms()).contains("insights.planted");
        Sql.run(owner, "drop sequence insights.planted");
        assertThat(alarms()).doesNotContain("insights.planted");

        Sql.run(owner, "drop table platform.event_y" + Sql.value(owner, "select to_char(now(), 'YYYY\"m\"MM\"d\"DD')"));
        assertThat(alarms()).contains("platform.event");
        Sql.run(owner, "select platform.make_partition('platform', 'event', now())");
        assertThat(alarms()).doesNotContain("platform.event");
    }

    @Test
    void seesASlotThatNobodyReadsFrom() throws SQLException {
        Endpoint superuser = cluster.superuser();
        Sql.run(superuser, "select pg_create_physical_replication_slot('planted', true)");
        assertThat(alarms()).doesNotContain("planted");
        for (int segment = 0; segment < 5; segment++) {
            Sql.run(superuser, "select pg_logical_emit_message(false, 'planted', 'x'), pg_switch_wal()");
        }
        assertThat(alarms()).contains("planted");
        Sql.run(superuser, "select pg_drop_replication_slot('planted')");
        assertThat(alarms()).doesNotContain("planted");
    }

    @Test
    void showsHowItIsNow() throws SQLException {
        Sql.run(
                owner,
                "insert into platform.parked_job (pool, task_name, task_instance, attempts, error)"
                        + " values ('mail', 'test.mail', '1', 3, 'refused')");
        Sql.run(owner, "create table insights.bloated as select generate_series(1, 5000) as id");
        Sql.run(owner, "update insights.bloated set id = id + 1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new Health(owner).overview().deadTuples())
                        .extracting(Overview.Dead::table)
                        .contains("insights.bloated"));
        Overview overview = new Health(owner).overview();
        assertThat(overview.version()).startsWith("18");
        assertThat(overview.maxConnections()).isEqualTo(60);
        assertThat(overview.replicas())
                .singleElement()
                .matches(replica ->
                        replica.name().equals("replica_1") && replica.state().equals("streaming"));
        assertThat(overview.work()).isEqualTo(new Overview.Work(0, 0, 0, 1, 0, 0));
    }

    private static List<String> alarms() {
        return new Health(owner)
                .reserves(Optional.empty()).stream()
                        .filter(Reserve::alarming)
                        .map(Reserve::name)
                        .toList();
    }
}
