package stoa.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of its own and servers on it, for a scenario that breaks things; in a folder that is removed afterwards. The first
 * server runs the cluster; the others are told of it by environment variables, as servers on other machines would be.
 */
final class Site implements AutoCloseable {
    private final Path folder;
    private final List<ServerProcess> servers = new CopyOnWriteArrayList<>();
    private final List<ClusterPart> disturbed = new ArrayList<>();
    private @Nullable Cluster cluster;

    private Site(Path folder, ServerProcess first) {
        this.folder = folder;
        servers.add(first);
    }

    /** @param environment for all of them, such as a PATH with another pooler */
    static Site start(PrintWriter out, int processes, int replicas, Map<String, String> environment)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("stoa-load.");
        out.printf("  starting a cluster with %d replica(s) and %d server(s) in %s%n", replicas, processes, folder);
        out.flush();
        var data = folder.resolve("data");
        var first = ServerProcess.start(
                folder.resolve("server-1.log"),
                List.of("--data", data.toString(), "--replicas", Integer.toString(replicas)),
                environment);
        var site = new Site(folder, first);
        try {
            first.awaitReady();
            site.cluster = Cluster.running(data).orElseThrow(() -> new IOException("no cluster runs"));
            site.add(processes - 1, Map.of());
            return site;
        } catch (IOException | InterruptedException | RuntimeException e) {
            site.close();
            throw e;
        }
    }

    /** Adds servers on the same cluster, with settings of their own. */
    void add(int processes, Map<String, String> settings) throws IOException, InterruptedException {
        var started = new ArrayList<ServerProcess>();
        for (int i = 0; i < processes; i++) {
            var server = another(servers.size() + 1, settings);
            servers.add(server);
            started.add(server);
        }
        for (var server : started) {
            server.awaitReady();
        }
    }

    private ServerProcess another(int number, Map<String, String> settings) throws IOException {
        var environment = new HashMap<>(environment(cluster()));
        environment.putAll(settings);
        return ServerProcess.start(folder.resolve("server-" + number + ".log"), List.of(), environment);
    }

    /** Kills the last server, which does not run the cluster, as a crash would, and returns at once. */
    void killLast() {
        servers.getLast().kill();
    }

    /** Starts another one in the place of the one that was killed, and waits for it. */
    void replaceLast(Map<String, String> settings) throws IOException, InterruptedException {
        servers.removeLast().close();
        add(1, settings);
    }

    /** How a second server finds the databases of a cluster. */
    private static Map<String, String> environment(Cluster cluster) {
        var environment = new HashMap<>(cluster.logins());
        environment.put("STOA_PRIMARY_URL", cluster.webUrl(Cluster.PRIMARY));
        environment.put(
                "STOA_REPLICA_URLS",
                cluster.replicas().stream().map(cluster::webUrl).collect(Collectors.joining(",")));
        environment.put("STOA_DIRECT_URL", cluster.directUrl(Cluster.PRIMARY));
        return environment;
    }

    Cluster cluster() {
        return Objects.requireNonNull(cluster, "not started");
    }

    Path folder() {
        return folder;
    }

    List<URI> urls() {
        return servers.stream().map(ServerProcess::url).toList();
    }

    List<Server> clients() {
        return urls().stream().map(Server::new).toList();
    }

    /** Returns once every replica has replayed all that the primary has written until now. */
    void awaitReplicas() throws IOException, SQLException, InterruptedException {
        var position = cluster().text(Cluster.PRIMARY, "select pg_current_wal_insert_lsn()::text");
        var reached = "select pg_last_wal_replay_lsn() >= '" + position + "'::pg_lsn";
        for (var replica : cluster().replicas()) {
            if (!cluster().await(replica, reached, Duration.ofMillis(100), Duration.ofMinutes(2))) {
                throw new IOException(replica + " does not catch up.");
            }
        }
    }

    /** A part to be disturbed; put right again when the site is closed. */
    ClusterPart part(String name) throws IOException {
        var part = ClusterPart.of(cluster(), name);
        disturbed.add(part);
        return part;
    }

    @Override
    public void close() throws IOException {
        // What is frozen would not let the servers stop.
        for (var part : disturbed) {
            part.close();
        }
        servers.reversed().forEach(ServerProcess::close);
        Folders.delete(folder);
    }
}
