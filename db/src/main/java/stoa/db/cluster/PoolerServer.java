package stoa.db.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.db.classpath.ResourceFolder;

/** The cluster's PgBouncer: its configuration, and the process while it runs. */
final class PoolerServer implements ClusterPart {
    static final String NAME = "pgbouncer";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int PREPARED_STATEMENTS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(PoolerServer.class);

    private final Path data;
    private final Path folder;
    private final int port;
    private final PgBouncer program;
    private final Secrets secrets;
    private final Launch launch;
    private volatile @Nullable ChildProcess process;
    /** From when it has served somebody until it is to stop. */
    private volatile boolean expected;

    PoolerServer(Path data, int port, PgBouncer program, Secrets secrets, Launch launch) {
        this.data = data;
        this.folder = data.resolve(NAME);
        this.port = port;
        this.program = program;
        this.secrets = secrets;
        this.launch = launch;
    }

    PgBouncer.Version version() {
        return program.version();
    }

    long pid() {
        ChildProcess running = process;
        return running == null ? 0 : running.pid();
    }

    static void stopOrphan(Path data) throws IOException {
        Path folder = data.resolve(NAME);
        Orphans.stopPgBouncer(configuration(folder), pidFile(folder));
    }

    /** Writes the configuration for these servers. Their places in the list are the replicas' numbers. */
    void configure(PostgresServer primary, List<PostgresServer> replicas, ClusterConfig config) throws IOException {
        PrivateFiles.createFolder(folder);
        StringBuilder databases = new StringBuilder(database(Jdbc.DATABASE, primary));
        for (PostgresServer replica : replicas) {
            databases.append('\n').append(database(replicaDatabase(replica.name()), replica));
        }
        // A quarter of the server's connections is left to those who come directly: migrations, LISTEN, jobs,
        // administrators. Web and jobs have a pool each and share the rest, so neither can take all of it.
        int pooled = config.maxConnections() - Math.max(10, config.maxConnections() / 4);
        int ofLogin = config.poolSize().orElse(Math.max(1, pooled * 2 / 3));
        PrivateFiles.write(
                configuration(folder),
                ResourceFolder.text("db/pgbouncer/pgbouncer.ini")
                        .replace("@DATABASES@", databases)
                        .replace("@FOLDER@", folder.toString())
                        .replace("@HOST@", Ports.HOST)
                        .replace("@PORT@", Integer.toString(port))
                        .replace("@MAX_DB_CONNECTIONS@", Integer.toString(pooled))
                        .replace("@POOL_SIZE@", Integer.toString(ofLogin))
                        .replace("@PREPARED@", preparedStatements()));
        PrivateFiles.write(
                folder.resolve("userlist.txt"),
                "\"" + Role.POOLER.login() + "\" \"" + secrets.of(Role.POOLER) + "\"\n");
    }

    private String preparedStatements() {
        return version().preparedStatements()
                ? "max_prepared_statements = " + PREPARED_STATEMENTS
                : "; this version carries no prepared statements (1.21 does): clients must not name them";
    }

    private static String database(String name, PostgresServer server) {
        return name + " = host=" + Ports.HOST + " port=" + server.port() + " dbname=" + Jdbc.DATABASE;
    }

    static String replicaDatabase(String part) {
        return Jdbc.DATABASE + "_" + part.replace('-', '_');
    }

    void launch() {
        try {
            ChildProcess launched = launch.start(
                    NAME,
                    folder,
                    folder.resolveSibling(NAME + ".log"),
                    List.of(program.program().toString(), configuration(folder).toString()));
            process = launched;
            launched.whenEnded(() -> launchAgain(launched));
        } catch (IOException e) {
            throw Faults.of(folder, e);
        }
    }

    /** It has been seen to crash over a reload of its configuration (1.18): everybody comes through it. */
    private void launchAgain(ChildProcess ended) {
        LockSupport.parkNanos(PAUSE.toNanos());
        if (expected && process == ended) {
            LOG.warn("PgBouncer ended by itself, and is started again; its log is {}.log", folder);
            launch();
        }
    }

    /** Waits until a client of the server gets through to the primary. */
    void awaitPrimary() {
        ChildProcess started = Objects.requireNonNull(process, "not launched");
        Endpoint web = new Endpoint(
                Jdbc.url(port, Jdbc.DATABASE) + "&prepareThreshold=0", Role.WEB.login(), secrets.of(Role.WEB));
        try {
            Jdbc.await(web, PATIENCE, started::alive, started::failure).close();
            expected = true;
        } catch (SQLException e) {
            throw new ClusterException("PgBouncer does not answer: " + e.getMessage(), e);
        }
    }

    /** Reads its configuration file again, soon; connections to databases that moved are replaced by themselves. */
    void reload() {
        ChildProcess running = process;
        if (running != null) {
            running.signal("HUP");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean running() {
        ChildProcess running = process;
        return running != null && running.alive();
    }

    @Override
    public void start() {
        if (!running()) {
            try {
                stopOrphan(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            launch();
            awaitPrimary();
        }
    }

    @Override
    public void stop() {
        expected = false;
        ChildProcess running = process;
        if (running != null) {
            // Since 1.23 TERM waits for the clients to leave.
            running.stop(version().atLeast(1, 23) ? "QUIT" : "TERM", Duration.ofSeconds(3), "KILL");
        }
    }

    @Override
    public void kill() {
        expected = false;
        ChildProcess running = process;
        if (running != null) {
            running.stop("KILL", Duration.ofSeconds(3), "KILL");
        }
    }

    @Override
    public void pause() {
        ChildProcess running = process;
        if (running != null) {
            running.signal("STOP");
        }
    }

    @Override
    public void resume() {
        ChildProcess running = process;
        if (running != null) {
            running.signal("CONT");
        }
    }

    private static Path configuration(Path folder) {
        return folder.resolve("pgbouncer.ini");
    }

    private static Path pidFile(Path folder) {
        return folder.resolve("pgbouncer.pid");
    }
}
