package stoa.db.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server: a data folder, a port, and the process while it runs. */
final class PostgresServer implements ClusterPart {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Path folder;
    private final int port;
    private final Secrets secrets;
    private final PostgresBinaries binaries;
    private final Launch launch;
    private @Nullable ChildProcess process;

    PostgresServer(Path folder, int port, Secrets secrets, PostgresBinaries binaries, Launch launch) {
        this.folder = folder;
        this.port = port;
        this.secrets = secrets;
        this.binaries = binaries;
        this.launch = launch;
    }

    Path folder() {
        return folder;
    }

    int port() {
        return port;
    }

    long pid() {
        return process == null ? 0 : process.pid();
    }

    Endpoint endpoint(Role role, String database) {
        return new Endpoint(Jdbc.url(port, database), role.login(), secrets.of(role));
    }

    /** Starts the process and returns at once. */
    void launch() {
        try {
            process = launch.start(
                    name(),
                    folder,
                    folder.resolveSibling(name() + ".log"),
                    List.of(binaries.program("postgres").toString(), "-D", folder.toString()));
        } catch (IOException e) {
            throw Faults.of(folder, e);
        }
    }

    /** The superuser's connection to the database, made as soon as the server accepts it. */
    Connection awaitConnection(String database) {
        ChildProcess started = Objects.requireNonNull(process, "not launched");
        return Jdbc.await(endpoint(Role.SUPERUSER, database), START, started::alive, started::failure);
    }

    @Override
    public String name() {
        return folder.getFileName().toString();
    }

    @Override
    public boolean running() {
        return process != null && process.alive();
    }

    @Override
    public void start() {
        if (running()) {
            return;
        }
        try {
            // After a kill its children may still be there.
            Orphans.stopPostgres(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        launch();
        try {
            awaitConnection(Jdbc.DATABASE).close();
        } catch (SQLException e) {
            throw new ClusterException(name() + " does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.stop("INT", STOP, "QUIT");
        }
    }

    void beginStop() {
        if (process != null && process.alive()) {
            process.signal("INT");
        }
    }

    @Override
    public void kill() {
        if (process != null) {
            process.stop("KILL", STOP, "KILL");
        }
    }

    @Override
    public void pause() {
        signal("STOP");
    }

    @Override
    public void resume() {
        signal("CONT");
    }

    /** Reads its configuration file again. */
    void reload() {
        if (process != null) {
            process.signal("HUP");
        }
    }

    /** To the server and all its processes: sessions and WAL receiver go on by themselves otherwise. */
    private void signal(String signal) {
        if (process != null) {
            process.signalWithChildren(signal);
        }
    }

    boolean hasData() {
        return Files.exists(folder.resolve("PG_VERSION"));
    }
}
