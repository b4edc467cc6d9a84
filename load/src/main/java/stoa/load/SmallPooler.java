package stoa.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second PgBouncer in front of a site's primary, configured as its own is but with few connections to PostgreSQL. */
final class SmallPooler implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private SmallPooler(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static SmallPooler start(Site site, Path program, int connections, int clients)
            throws IOException, InterruptedException, SQLException {
        int port = freePort();
        var folder = Files.createTempDirectory(site.folder(), "small-pooler.");
        var given = Files.readString(site.cluster().folder(Cluster.POOLER).resolve("pgbouncer.ini"));
        var file = folder.resolve("pgbouncer.ini");
        Files.writeString(file, configuration(given, port, folder, connections, clients));
        var command = new ArrayList<String>();
        if (Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program.toString(), file.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var pooler = new SmallPooler(process, port);
        pooler.await(site.cluster());
        return pooler;
    }

    /** The given configuration on another port, with other limits; everything else is the project's. */
    static String configuration(String given, int port, Path folder, int connections, int clients) {
        return given.replaceAll("(?m)^listen_port = .*$", "listen_port = " + port)
                .replaceAll("(?m)^pidfile = .*$", "pidfile = " + folder.resolve("pid"))
                .replaceAll("(?m)^default_pool_size = .*$", "default_pool_size = " + connections)
                .replaceAll("(?m)^max_db_connections = .*$", "max_db_connections = " + connections)
                .replaceAll("(?m)^max_client_conn = .*$", "max_client_conn = " + (clients + 10));
    }

    /** Such as {@code 1.24.1}. */
    static String version(Path program) throws IOException {
        var process = new ProcessBuilder(program.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith("PgBouncer "))
                .findFirst()
                .map(line -> line.substring("PgBouncer ".length()).strip())
                .orElseThrow(() -> new IOException(program + " is no PgBouncer: " + text.strip()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await(Cluster cluster) throws InterruptedException, SQLException, IOException {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                DriverManager.getConnection(url() + "&prepareThreshold=0", "stoa_web", cluster.password("web"))
                        .close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    String url() {
        return Cluster.url(port);
    }

    @Override
    public void close() throws IOException {
        // SIGINT since TERM waits for clients from 1.23 on.
        new ProcessBuilder("kill", "-s", "INT", Long.toString(process.pid()))
                .start()
                .onExit()
                .join();
        try {
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
