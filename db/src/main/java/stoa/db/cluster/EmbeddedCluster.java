package stoa.db.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL cluster of one's own in a data directory: a primary, streaming replicas and PgBouncer, all of them
 * children of this process that listen on loopback only.
 *
 * <p>Whoever starts it closes it, after its clients are gone. If this process is killed, the servers go on by
 * themselves; the next start on the same directory stops them in order first, and nothing committed is lost. Throw-away
 * clusters also close themselves when the JVM ends.
 */
public final class EmbeddedCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCluster.class);

    private final ClusterConfig config;
    private final ClusterLock lock;
    private final ClusterState state;
    private final Secrets secrets;
    private final PostgresConfiguration settings;
    private final Members members;
    private @Nullable Thread hook;
    private boolean closed;

    private EmbeddedCluster(ClusterConfig config, ClusterLock lock, ClusterStart start, Members members) {
        this.config = config;
        this.lock = lock;
        this.state = start.state();
        this.secrets = start.secrets();
        this.settings = start.settings();
        this.members = members;
    }

    /**
     * Starts the cluster and waits until all its parts serve; makes what is missing. The first start of a directory
     * takes some seconds, later ones about one.
     *
     * @throws ClusterException with one sentence when the directory or the machine does not allow it; nothing runs then
     */
    public static EmbeddedCluster start(ClusterConfig config) {
        long begin = System.nanoTime();
        Path data = prepare(config.data());
        try {
            ClusterLock lock = ClusterLock.acquire(data);
            try {
                ClusterStart start = new ClusterStart(config, data);
                EmbeddedCluster cluster = new EmbeddedCluster(config, lock, start, start.run());
                cluster.announce();
                LOG.info("{} started in {} ms", cluster, (System.nanoTime() - begin) / 1_000_000);
                return cluster;
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw Faults.of(data, e);
        } catch (UncheckedIOException e) {
            throw Faults.of(data, new IOException(e));
        } catch (SQLException e) {
            throw new ClusterException("The cluster in " + data + " does not start: " + e.getMessage(), e);
        }
    }

    /**
     * How to reach the cluster that another process, or this one, runs on the directory.
     *
     * @return empty when none runs there, or when it is still starting
     */
    public static Optional<ClusterAddresses> attach(Path data) {
        try {
            if (!Files.isDirectory(data)) {
                return Optional.empty();
            }
            Path folder = data.toRealPath();
            ClusterState state = ClusterState.read(folder);
            if (!ClusterLock.isHeld(folder) || !state.running()) {
                return Optional.empty();
            }
            return Optional.of(new Addressing(state, Secrets.read(folder)).addresses());
        } catch (IOException e) {
            throw Faults.of(data, e);
        }
    }

    private static Path prepare(Path data) {
        try {
            if (Files.exists(data) && !Files.isDirectory(data)) {
                throw new ClusterException(data + " is a file: choose a directory for the data.");
            }
            PrivateFiles.createFolder(data);
            if (!Files.isWritable(data)) {
                throw new ClusterException(
                        "Stoa may not write to " + data + ": give its user the folder, or choose another one.");
            }
            return data.toRealPath();
        } catch (IOException e) {
            throw Faults.of(data, e);
        }
    }

    private void announce() throws IOException {
        state.started(
                members.replicas().stream().map(PostgresServer::name).toList(),
                members.pooler().map(PoolerServer::version));
        state.pid(members.primary().name(), members.primary().pid());
        members.replicas().forEach(replica -> state.pid(replica.name(), replica.pid()));
        members.pooler().ifPresent(pooler -> state.pid(pooler.name(), pooler.pid()));
        state.save();
        if (config.durability() == Durability.THROWAWAY && hook == null) {
            hook = new Thread(this::close, "close throw-away cluster");
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    public ClusterAddresses addresses() {
        return new Addressing(state, secrets).addresses();
    }

    /** The superuser on the primary, past the pooler: for administration and tests, never for the server. */
    public Endpoint superuser() {
        return members.primary().endpoint(Role.SUPERUSER, Jdbc.DATABASE);
    }

    /** What a further pooler logs in as on the primary, past ours: to look up how to check a password. */
    public Endpoint poolerLogin() {
        return members.primary().endpoint(Role.POOLER, Jdbc.DATABASE);
    }

    /** The superuser on the replica of this number (from 1). */
    public Endpoint superuserOnReplica(int number) {
        return members.replica(number).endpoint(Role.SUPERUSER, Jdbc.DATABASE);
    }

    /** One sentence for the operator when PgBouncer was asked for and is not there. */
    public Optional<String> poolerNote() {
        return config.pooler() == PoolerChoice.PGBOUNCER && members.pooler().isEmpty()
                ? Optional.of(PgBouncer.missingNote())
                : Optional.empty();
    }

    public ClusterPart primary() {
        return members.primary();
    }

    /** The replica of this number (from 1). */
    public ClusterPart replica(int number) {
        return members.replica(number);
    }

    public Optional<ClusterPart> pooler() {
        return members.pooler().map(pooler -> pooler);
    }

    /**
     * Makes the replica the primary. The old primary is stopped, if it still runs, and stays so; the other replicas and
     * the pooler follow the new one. {@link #addresses()} changes: direct endpoints and the list of replicas.
     */
    public synchronized void promote(int number) {
        PostgresServer replica = members.replica(number);
        members.primary().stop();
        try (Connection connection = superuserOnReplica(number).connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet result = statement.executeQuery("select pg_catalog.pg_promote(true, 60)")) {
                if (!result.next() || !result.getBoolean(1)) {
                    throw new ClusterException(replica.name() + " was not promoted within 60 seconds.");
                }
            }
            members.promoted(replica);
            state.promoted(Optional.of(replica.name()));
            announce();
            follow(replica, new ReplicationSlots(connection));
        } catch (SQLException e) {
            throw new ClusterException(replica.name() + " cannot be promoted: " + e.getMessage(), e);
        } catch (IOException e) {
            throw Faults.of(config.data(), e);
        }
    }

    private void follow(PostgresServer primary, ReplicationSlots slots) throws IOException, SQLException {
        List<PostgresServer> replicas = members.replicas();
        for (PostgresServer other : replicas) {
            slots.recreate(Members.slot(other));
            settings.writeStandby(other.folder(), other.port(), primary, Members.slot(other));
            other.reload();
        }
        if (members.pooler().isPresent()) {
            PoolerServer pooler = members.pooler().get();
            pooler.configure(primary, replicas, config);
            pooler.reload();
        }
    }

    /** Stops all parts in order; what they wrote is on disk then. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        members.stop();
        try {
            state.stopped();
            state.save();
            lock.close();
        } catch (IOException e) {
            throw Faults.of(config.data(), e);
        }
        forgetHook();
    }

    private void forgetHook() {
        if (hook != null && Thread.currentThread() != hook) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                LOG.debug("The JVM is ending", e);
            }
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL with " + members.replicas().size() + " replicas"
                + members.pooler()
                        .map(pooler -> " and PgBouncer " + pooler.version())
                        .orElse("")
                + " in " + config.data();
    }
}
