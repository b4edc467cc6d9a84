package stoa.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import stoa.db.cluster.DatabaseProbe;
import stoa.db.cluster.Endpoint;
import stoa.platform.testing.PgBouncerContainer;
import stoa.platform.testing.TestCluster;

/**
 * What the server needs of a pooler: of the one that is installed on this machine, always, and where Docker is there of
 * the one that docker-compose.yml runs as well, which carries prepared statements.
 */
// NullAway does not know what runs before a parameterised class.
@SuppressWarnings("NullAway.Init")
@ParameterizedClass(name = "{0}")
@MethodSource("poolers")
final class PoolersIT {
    /** More than the driver wants to see before it prepares a statement under a name. */
    private static final int OFTEN = 12;

    private static final int PEOPLE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(PoolersIT.class);

    private static ApplicationContext context;
    private static Notes notes;

    private final Pooler pooler;

    PoolersIT(Pooler pooler) {
        this.pooler = pooler;
    }

    /** A pooler, and whether named prepared statements survive the way through it. */
    record Pooler(String name, Endpoint primary, List<Endpoint> replicas, boolean prepared) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Pooler> poolers() {
        var cluster = TestCluster.shared().parts();
        var addresses = cluster.addresses();
        var poolers = new ArrayList<Pooler>();
        poolers.add(new Pooler(
                addresses.poolerDescription().orElseThrow(),
                addresses.webPrimary(),
                addresses.webReplicas(),
                addresses.preparedStatements()));
        if (DockerClientFactory.instance().isDockerAvailable()) {
            var container = new PgBouncerContainer(cluster.poolerLogin(), addresses.directReplicas(), 2);
            container.start();
            poolers.add(new Pooler(
                    "PgBouncer " + container.version() + " in Docker",
                    container.primary(addresses.direct()),
                    IntStream.rangeClosed(1, addresses.directReplicas().size())
                            .mapToObj(number -> container.replica(number, addresses.direct()))
                            .toList(),
                    true));
        }
        return poolers;
    }

    @BeforeParameterizedClassInvocation
    static void start(Pooler pooler) {
        // ./stoa test names in its last line those that it finds in the report.
        LOG.info("through {}", pooler);
        TestCluster.shared().run("create table platform.note (text text not null)");
        var properties = new HashMap<>(TestCluster.shared().properties());
        properties.put("stoa.url", "http://localhost");
        properties.put("stoa.database.primary-url", pooler.primary().jdbcUrl());
        properties.put(
                "stoa.database.replica-urls",
                pooler.replicas().stream().map(Endpoint::jdbcUrl).toList());
        context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(properties)
                .start();
        notes = context.getBean(Notes.class);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        context.close();
        TestCluster.shared().run("drop table platform.note");
    }

    @BeforeEach
    void empty() {
        TestCluster.shared().empty();
    }

    @Test
    void isFoundOutAtTheStart() throws SQLException {
        var plain = pooler.primary().jdbcUrl().replace("&prepareThreshold=0", "");
        var endpoint =
                new Endpoint(plain, pooler.primary().user(), pooler.primary().password());
        var probe = DatabaseProbe.of(endpoint);
        assertThat(probe.pooled()).isTrue();
        assertThat(probe.fitted(endpoint).jdbcUrl().contains("prepareThreshold=0"))
                .isEqualTo(!pooler.prepared());
    }

    @Test
    void carriesStatementsThatAreRunOften() throws Exception {
        together(() -> {
            for (int time = 0; time < OFTEN; time++) {
                notes.add("a");
                notes.count();
            }
            return null;
        });
        assertThat(notes.count()).isEqualTo(PEOPLE * OFTEN);
    }

    @Test
    void carriesNamedStatementsFromServerToServer() throws Exception {
        together(() -> {
            try (Connection connection = pooler.primary().connect();
                    var statement = connection.prepareStatement("select count(*) + ? from platform.note")) {
                for (int time = 0; time < OFTEN; time++) {
                    statement.setInt(1, time);
                    try (var row = statement.executeQuery()) {
                        row.next();
                        assertThat(row.getInt(1)).isEqualTo(time);
                    }
                }
                assertThat(statement.unwrap(PGStatement.class).isUseServerPrepare())
                        .isEqualTo(pooler.prepared());
            }
            return null;
        });
    }

    @Test
    void readsFromTheReplica() throws SQLException {
        notes.add("a");
        TestCluster.shared().awaitReplica();
        try (var connection = pooler.replicas().getFirst().connect();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery("select pg_catalog.pg_is_in_recovery(), count(*) from platform.note")) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
            assertThat(row.getInt(2)).isEqualTo(1);
        }
    }

    @Test
    void takesBackWhatFailed() {
        var failure = new IllegalStateException("on purpose");
        assertThatThrownBy(() -> notes.write(sql -> {
                    notes.add("a");
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(notes.count()).isZero();
    }

    @Test
    void leavesNothingOfAnActToTheNext() {
        notes.write(sql -> sql.execute("set local statement_timeout = '1234ms'"));
        for (int time = 0; time < OFTEN; time++) {
            assertThat(notes.<String>read(
                            sql -> sql.fetchSingle("select current_setting({0})", DSL.val("statement_timeout"))
                                    .get(0, String.class)))
                    .isNotEqualTo("1234ms");
        }
    }

    /** More at once than the pooler has connections to the server. */
    private static void together(Callable<Void> work) throws ExecutionException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(
                    IntStream.range(0, PEOPLE).mapToObj(person -> work).toList())) {
                done.get();
            }
        }
    }
}
