package stoa.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.cluster.Endpoint;
import stoa.db.cluster.PgBouncer;
import stoa.db.cluster.PoolerChoice;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;

/**
 * The cluster that the tests of one JVM share: a migrated primary, a replica and PgBouncer, started by the first test
 * that asks for it, gone when the JVM ends. Whoever uses it begins with {@link #empty()}.
 */
public final class TestCluster {
    private static final int ATTEMPTS = 5;
    private static final String DEADLOCK = "40P01";
    private static final Duration REPLAY = Duration.ofSeconds(10);
    private static final Duration JOBS = Duration.ofSeconds(1);
    private static final String MISSING = "The tests run through PgBouncer, as the server does, and it is not installed"
            + " on this machine: 'apt-get install pgbouncer' installs it.";

    /**
     * Empties the tables that hold rows. TRUNCATE would cascade to every partition of all that refers to one of them, some 40 ms each
     * time; deleting few rows past the foreign keys takes a few. Tables that grew by what was deleted before start anew.
     */
    private static final String EMPTY = """
            do $$
            declare
              filled record;
            begin
              perform set_config('session_replication_role', 'replica', true);
              for filled in
                select format('%I.%I', schema.nspname, part.relname) as name,
                  pg_catalog.pg_relation_size(part.oid) as bytes
                from pg_catalog.pg_class part
                join pg_catalog.pg_namespace schema on schema.oid = part.relnamespace
                where part.relkind = 'r'
                  and pg_catalog.pg_relation_size(part.oid) > 0
                  and part.relname not in ('flyway_schema_history', 'secret', 'vapid_key', 'event_cursor',
                      'event_instance', 'job_maintenance', 'partition_policy')
                  and schema.nspname not in ('pg_catalog', 'information_schema', 'pooler', 'public')
              loop
                if filled.bytes > 1000000 then
                  execute 'truncate ' || filled.name || ' cascade';
                else
                  execute 'delete from ' || filled.name;
                end if;
              end loop;
            end
            $$""";

    /** Jobs that nobody has taken up yet never are; says how many have been, such as a letter that is on its way. */
    private static final String ABANDON_JOBS = """
            with waiting as (delete from platform.job where pool <> 'maintenance' and not picked)
            select count(*) from platform.job where pool <> 'maintenance' and picked""";

    private final EmbeddedCluster cluster;
    private final Connection owner;
    private final Connection superuser;
    private final Connection replica;
    private final Replay replay = Replay.chosen();

    private TestCluster(Path data) throws SQLException {
        // With fsync off it costs nothing to flush at each commit, and the replica is told at once.
        cluster = EmbeddedCluster.start(ClusterConfig.throwaway(data)
                .withReplicas(1)
                .withPooler(PoolerChoice.PGBOUNCER)
                // As few as there can be: what needs more than a connection at a time, or one of its own, fails here.
                .withPoolSize(2)
                .withSettings(Map.of("synchronous_commit", "on")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(data), "end of the test cluster"));
        Migrations.migrate(owner(), MigrationListener.SILENT);
        owner = owner().connect();
        superuser = cluster.superuser().connect();
        replica = cluster.superuserOnReplica(1).connect();
    }

    /**
     * The cluster of this JVM.
     *
     * @throws IllegalStateException where PgBouncer is not installed, saying how to install it
     */
    public static TestCluster shared() {
        return Shared.CLUSTER;
    }

    /** The configuration of a server on this cluster; each module's statements run under the module's own role. */
    public Map<String, Object> properties() {
        var addresses = cluster.addresses();
        var properties = new HashMap<String, Object>();
        properties.put("stoa.database.primary-url", addresses.webPrimary().jdbcUrl());
        properties.put("stoa.database.user", addresses.webPrimary().user());
        properties.put("stoa.database.password", addresses.webPrimary().password());
        properties.put(
                "stoa.database.replica-urls",
                addresses.webReplicas().stream().map(Endpoint::jdbcUrl).toList());
        properties.put("stoa.events.listen-urls", List.of(addresses.direct().jdbcUrl()));
        properties.put("stoa.database.pool-size", 8);
        properties.put("stoa.database.jobs.user", addresses.jobsPrimary().user());
        properties.put("stoa.database.jobs.password", addresses.jobsPrimary().password());
        properties.put("stoa.database.enforce-modules", true);
        return properties;
    }

    /** Empties every table of every module, and waits until the replica has done so too. */
    public synchronized void empty() {
        awaitJobs();
        for (int attempt = 1; ; attempt++) {
            try {
                run(superuser, EMPTY);
                break;
            } catch (IllegalStateException busy) {
                // What still runs in the background may have locked the same tables in another order.
                if (attempt == ATTEMPTS
                        || !(busy.getCause() instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState()))) {
                    throw busy;
                }
            }
        }
        catchUp();
    }

    /** What a job of the test before still does would be seen by the next; one that takes long is left to itself. */
    private void awaitJobs() {
        long deadline = System.nanoTime() + JOBS.toNanos();
        while (!"0".equals(value(superuser, ABANDON_JOBS)) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Lets the replica show everything that has been committed so far, and then fall behind as {@link Replay} says. */
    public synchronized void fallBehind() {
        catchUp();
        replay.hold().forEach(this::onReplica);
    }

    private void catchUp() {
        replay.release().forEach(this::onReplica);
        awaitReplica();
    }

    private void onReplica(String sql) {
        run(replica, sql);
    }

    /** Waits until the replica shows everything that has been committed so far. */
    public synchronized void awaitReplica() {
        // A commit that is flushed takes along those that did not wait for it.
        run(owner, "select pg_catalog.pg_current_xact_id()");
        var position = value(owner, "select pg_catalog.pg_current_wal_flush_lsn()::text");
        long deadline = System.nanoTime() + REPLAY.toNanos();
        while (!"t".equals(value(replica, "select pg_catalog.pg_last_wal_replay_lsn() >= '" + position + "'"))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The replica has not replayed " + position + " within " + REPLAY);
            }
            LockSupport.parkNanos(200_000);
        }
    }

    /** Runs a statement as the owner of the database, past the pooler. */
    public synchronized void run(String sql) {
        run(owner, sql);
    }

    private static void run(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the only row, as text, read as the owner of the database. */
    public synchronized String value(String sql) {
        return value(owner, sql);
    }

    private static String value(Connection connection, String sql) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JDBC URL of the primary itself, for servers that hold more connections at a time than the pooler has. */
    public String pastThePooler() {
        return cluster.addresses().direct().jdbcUrl();
    }

    public Endpoint owner() {
        return cluster.addresses().ownerDirect();
    }

    /** The parts of the cluster, for tests that stop some of them; they start them again. */
    public EmbeddedCluster parts() {
        return cluster;
    }

    private void end(Path data) {
        cluster.close();
        try (var files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestCluster start() {
        if (PgBouncer.find().isEmpty()) {
            throw new IllegalStateException(MISSING);
        }
        try {
            return new TestCluster(Files.createTempDirectory("stoa-tests"));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The test cluster does not start", e);
        }
    }

    /** Started at its first use. */
    private static final class Shared {
        private static final TestCluster CLUSTER = start();
    }
}
