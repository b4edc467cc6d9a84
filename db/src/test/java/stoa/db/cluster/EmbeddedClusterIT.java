package stoa.db.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cluster with a replica and, where PgBouncer is installed, a pooler. */
final class EmbeddedClusterIT {
    @TempDir
    static Path data;

    private static EmbeddedCluster cluster;

    @BeforeAll
    static void start() throws SQLException {
        cluster = EmbeddedCluster.start(ClusterConfig.durable(data));
        Sql.run(cluster.superuser(), "create table note (text text)");
        Sql.run(cluster.superuser(), "grant select, insert on note to stoa_web");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void replicatesWhatIsCommitted() throws SQLException {
        Sql.run(cluster.addresses().webPrimary(), "insert into note values ('replicated')");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> count(cluster.addresses().webReplicas().getFirst(), "replicated") == 1);
        assertThat(Sql.value(cluster.addresses().webReplicas().getFirst(), "select pg_is_in_recovery()"))
                .isEqualTo("t");
    }

    @Test
    void catchesUpAfterAPausedReplicaResumes() throws SQLException {
        cluster.replica(1).pause();
        Sql.run(cluster.addresses().direct(), "insert into note values ('while paused')");
        cluster.replica(1).resume();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> count(cluster.addresses().directReplicas().getFirst(), "while paused") == 1);
    }

    @Test
    void servesAgainAfterAKilledReplicaStarts() throws SQLException {
        cluster.replica(1).kill();
        assertThatThrownBy(() -> cluster.superuserOnReplica(1).connect()).isInstanceOf(SQLException.class);
        Sql.run(cluster.addresses().direct(), "insert into note values ('while dead')");
        cluster.replica(1).start();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> count(cluster.addresses().directReplicas().getFirst(), "while dead") == 1);
    }

    @Test
    void listensOnLoopbackAndAsksForPasswords() throws SQLException {
        assertThat(Sql.value(cluster.superuser(), "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(Sql.value(cluster.superuser(), "show unix_socket_directories"))
                .isEmpty();
        assertThat(Sql.value(
                        cluster.superuser(),
                        "select string_agg(distinct auth_method, ',') from pg_hba_file_rules where error is null"))
                .isEqualTo("scram-sha-256");
        Endpoint web = cluster.addresses().direct();
        assertThatThrownBy(() -> new Endpoint(web.jdbcUrl(), web.user(), "guess").connect())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsSecretsToTheirOwner() throws Exception {
        for (String file : new String[] {"secrets.properties", "cluster.properties", "primary/stoa.conf"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        ClusterAddresses addresses = cluster.addresses();
        Properties secrets = PrivateFiles.read(data.resolve("secrets.properties"));
        assertThat(secrets).hasSize(Role.values().length);
        for (Object secret : secrets.values()) {
            assertThat(addresses.toString() + cluster).doesNotContain(secret.toString());
        }
    }

    @Test
    void canBeAttachedToWhileItRuns(@TempDir Path empty) {
        assertThat(EmbeddedCluster.attach(data)).contains(cluster.addresses());
        assertThat(EmbeddedCluster.attach(empty)).isEmpty();
        assertThat(EmbeddedCluster.attach(empty.resolve("absent"))).isEmpty();
    }

    @Test
    void refusesASecondStartOnItsDirectory() {
        assertThatThrownBy(() -> EmbeddedCluster.start(ClusterConfig.durable(data)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("Another Stoa already runs on the data directory " + data);
        assertThat(EmbeddedCluster.attach(data)).isPresent();
    }

    @Test
    void letsNobodyMakeTablesButTheOwner() {
        assertThatThrownBy(() -> Sql.run(cluster.addresses().direct(), "create table public.mine (id int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Sql.run(cluster.addresses().direct(), "create schema mine"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Sql.run(cluster.addresses().direct(), "create temporary table mine (id int)"))
                .hasMessageContaining("permission denied");
    }

    private static int count(Endpoint endpoint, String text) throws SQLException {
        return Integer.parseInt(Sql.value(endpoint, "select count(*) from note where text = '" + text + "'"));
    }
}
