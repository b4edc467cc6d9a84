package stoa.db.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Who gets through PgBouncer, and who does not. */
@EnabledIf("installed")
final class PoolerIT {
    @TempDir
    static Path data;

    private static EmbeddedCluster cluster;

    static boolean installed() {
        return PgBouncer.find().isPresent();
    }

    @BeforeAll
    static void start() {
        cluster = EmbeddedCluster.start(
                ClusterConfig.throwaway(data).withReplicas(1).withPooler(PoolerChoice.PGBOUNCER));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void looksUpLoginsOfTheServer() throws SQLException {
        assertThat(Sql.value(cluster.addresses().webPrimary(), "select current_user"))
                .isEqualTo("stoa_web");
        assertThat(Sql.value(cluster.addresses().jobsPrimary(), "select current_user"))
                .isEqualTo("stoa_jobs");
    }

    @Test
    void refusesTheSuperuserAndTheReplicator() throws Exception {
        for (Role role : new Role[] {Role.SUPERUSER, Role.REPLICATOR}) {
            Endpoint pooled = new Endpoint(
                    cluster.addresses().webPrimary().jdbcUrl(),
                    role.login(),
                    Secrets.read(data.toRealPath()).of(role));
            assertThatThrownBy(pooled::connect).isInstanceOf(SQLException.class);
        }
        assertThat(Sql.value(cluster.superuser(), "select count(*) from pooler.verifier('postgres')"))
                .isEqualTo("0");
    }

    @Test
    void refusesAWrongPassword() {
        Endpoint web = cluster.addresses().webPrimary();
        assertThatThrownBy(() -> new Endpoint(web.jdbcUrl(), web.user(), "guess").connect())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void letsOnlyThePoolerReadVerifiers() {
        assertThatThrownBy(() -> Sql.run(cluster.addresses().direct(), "select pooler.verifier('stoa_web')"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Sql.run(cluster.addresses().ownerDirect(), "select pooler.verifier('stoa_web')"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void saysWhatItIs() {
        PgBouncer installed = PgBouncer.find().orElseThrow();
        assertThat(cluster.addresses().poolerDescription()).contains("PgBouncer " + installed.version());
        assertThat(cluster.addresses().preparedStatements())
                .isEqualTo(installed.version().preparedStatements());
        assertThat(cluster.poolerNote()).isEmpty();
    }

    @Test
    void replacesItsConnectionsWhenTold() throws SQLException {
        try (var client = cluster.addresses().webPrimary().connect()) {
            int before = backend(client);
            assertThat(backend(client)).isEqualTo(before);
            PoolerConsole.reconnect(cluster.addresses().poolerConsole().orElseThrow());
            assertThat(backend(client)).isNotEqualTo(before);
        }
    }

    private static int backend(Connection client) throws SQLException {
        try (var statement = client.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void isStartedAgainWhenItCrashes() {
        PoolerServer pooler = (PoolerServer) cluster.pooler().orElseThrow();
        long crashed = pooler.pid();
        ProcessHandle.of(crashed).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> pooler.pid() != crashed);
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() ->
                        Sql.value(cluster.addresses().webPrimary(), "select 1").equals("1"));
    }

    @Test
    void servesAgainAfterItWasKilledAndTheReplicaRestarted() {
        ClusterPart pooler = cluster.pooler().orElseThrow();
        pooler.kill();
        assertThat(pooler.running()).isFalse();
        cluster.replica(1).stop();
        pooler.start();
        cluster.replica(1).start();
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> Sql.value(cluster.addresses().webReplicas().getFirst(), "select 1")
                        .equals("1"));
    }
}
