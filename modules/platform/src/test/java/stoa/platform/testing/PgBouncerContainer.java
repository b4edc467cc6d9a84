package stoa.platform.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;
import stoa.db.cluster.Endpoint;

/**
 * The project's image of PgBouncer (1.24, Debian 13), in front of PostgreSQL servers on this machine's loopback. It shares
 * the machine's network, since they listen nowhere else.
 */
public final class PgBouncerContainer extends GenericContainer<PgBouncerContainer> {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String FOLDER = "docker/pgbouncer";
    private static final String CONFIGURATION = "db/src/main/resources/db/pgbouncer/pgbouncer.ini";
    private static final int MAX_CONNECTIONS = 100;

    private final int port = freePort();

    /**
     * Made, not started.
     *
     * @param login what the pooler logs in as on the primary, which it also names
     * @param replicas in the order of their numbers
     * @param poolSize connections to each server that one login may have
     */
    public PgBouncerContainer(Endpoint login, List<Endpoint> replicas, int poolSize) {
        super(image(Path.of(System.getProperty("stoa.root"))));
        withNetworkMode("host");
        withTmpFs(Map.of("/run/pgbouncer", "uid=6432,gid=6432,mode=700"));
        withCopyToContainer(Transferable.of(login.password(), 0444), "/run/secrets/stoa_pooler");
        withEnv("PRIMARY", place(login));
        withEnv("REPLICAS", replicas.stream().map(PgBouncerContainer::place).collect(Collectors.joining(" ")));
        withEnv("MAX_CONNECTIONS", Integer.toString(MAX_CONNECTIONS));
        withEnv("POOL_SIZE", Integer.toString(poolSize));
        withEnv("LISTEN_HOST", LOOPBACK);
        withEnv("LISTEN_PORT", Integer.toString(port));
        waitingFor(Wait.forSuccessfulCommand("healthy").withStartupTimeout(Duration.ofSeconds(60)));
    }

    /** This login on the primary, through this pooler. */
    public Endpoint primary(Endpoint login) {
        return through("stoa", login);
    }

    /** This login on the replica of this number (from 1), through this pooler. */
    public Endpoint replica(int number, Endpoint login) {
        return through("stoa_replica_" + number, login);
    }

    /** Such as 1.24.1, as it says itself. */
    public String version() {
        try {
            return execInContainer("pgbouncer", "--version")
                    .getStdout()
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .replace("PgBouncer ", "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Endpoint through(String database, Endpoint login) {
        return new Endpoint(
                "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + database + "?sslmode=disable&gssEncMode=disable",
                login.user(),
                login.password());
    }

    private static String place(Endpoint server) {
        var uri = URI.create(server.jdbcUrl().substring("jdbc:".length()));
        return uri.getHost() + ":" + uri.getPort();
    }

    /** Kept under its name: built once, found again by later runs. */
    private static ImageFromDockerfile image(Path root) {
        return new ImageFromDockerfile("stoa-pgbouncer:test", false)
                .withFileFromPath("Dockerfile", root.resolve(FOLDER + "/Dockerfile"))
                .withFileFromPath(FOLDER, root.resolve(FOLDER))
                .withFileFromPath(CONFIGURATION, root.resolve(CONFIGURATION));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
