package stoa.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./stoa load own-writes}: pairs of a write and a read of the same account, the servers in turn, and how many of the
 * reads missed the write; at several delays of the replicas. Fails where one did.
 */
@Command(
        name = "own-writes",
        description = "Write through one server, read through the next: how many reads miss the write?",
        mixinStandardHelpOptions = true)
final class OwnWritesCommand implements Callable<Integer> {
    private static final int MAX_PAIRS = 1_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(20);

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "a server run with --dev; give it twice for two servers (default: http://127.0.0.1:8080)")
    private List<URI> urls = List.of(URI.create("http://127.0.0.1:8080"));

    @Option(
            names = "--pairs",
            defaultValue = "10000",
            paramLabel = "N",
            description = "pairs per delay (default: ${DEFAULT-VALUE})")
    private int pairs;

    @Option(
            names = "--delays",
            split = ",",
            defaultValue = "0s",
            paramLabel = "D",
            description =
                    "values of recovery_min_apply_delay to go through, such as 0s,1s,90s (default: ${DEFAULT-VALUE})")
    private List<String> delays = List.of("0s");

    @Option(
            names = "--data",
            defaultValue = ".stoa",
            paramLabel = "DIR",
            description = "directory of the embedded cluster whose replicas are delayed (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".stoa");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (pairs < 1 || pairs > MAX_PAIRS) {
            throw new ParameterException(spec.commandLine(), "--pairs is between 1 and 1000000, not " + pairs);
        }
        for (var delay : delays) {
            if (!delay.matches("\\d{1,4}(ms|s|min)")) {
                throw new ParameterException(spec.commandLine(), "--delays are like 0s,1s,90s, not " + delay);
            }
        }
        var servers = urls.stream().map(Server::new).toList();
        var token = signUp(servers.getFirst());
        int missed = 0;
        try {
            for (var delay : delays) {
                delayReplicas(delay);
                missed += run(servers, token, delay);
            }
        } finally {
            delayReplicas("0s");
        }
        return missed == 0 ? 0 : 1;
    }

    private static String signUp(Server server) throws IOException, InterruptedException {
        var app = server.post(
                        "/api/v1/apps",
                        "",
                        Map.of(
                                "client_name", "Stoa load",
                                "redirect_uris", "urn:ietf:wg:oauth:2.0:oob",
                                "scopes", "read write"))
                .json();
        var client = Map.of(
                "client_id",
                app.get("client_id").asText(),
                "client_secret",
                app.get("client_secret").asText(),
                "grant_type",
                "client_credentials",
                "scope",
                "read write");
        var appToken = server.post("/oauth/token", "", client)
                .json()
                .get("access_token")
                .asText();
        var name = "load" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        return server.post(
                        "/api/v1/accounts",
                        appToken,
                        Map.of(
                                "username",
                                name,
                                "email",
                                name + "@load.invalid",
                                "password",
                                "a password for load",
                                "agreement",
                                "true"))
                .json()
                .get("access_token")
                .asText();
    }

    private int run(List<Server> servers, String token, String delay) throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var sources = new TreeMap<String, Integer>();
        var writes = new ArrayList<Long>();
        var reads = new ArrayList<Long>();
        int missed = 0;
        long deadline = System.nanoTime() + LONGEST.toNanos();
        int done = 0;
        while (done < pairs && System.nanoTime() < deadline) {
            var text = "pair " + delay + " " + done;
            var write = servers.get(done % servers.size()).post("/api/v1/statuses", token, Map.of("status", text));
            var id = write.json().get("id").asText();
            var read = servers.get((done + 1) % servers.size()).get("/api/v1/timelines/home?limit=1", token);
            var newest = read.json().path(0).path("id").asText();
            missed += newest.equals(id) ? 0 : 1;
            sources.merge(read.source(), 1, Integer::sum);
            writes.add(write.nanos());
            reads.add(read.nanos());
            done++;
            if (done % Math.max(pairs / 10, 1) == 0) {
                out.printf("  %s: %d of %d pairs, %d missed%n", delay, done, pairs, missed);
                out.flush();
            }
        }
        out.printf(
                "delay %s: %d pairs over %d server(s), %d stale reads; read from %s; write p50 %.1f p99 %.1f ms, read p50 %.1f"
                        + " p99 %.1f ms%n",
                delay,
                done,
                servers.size(),
                missed,
                sources,
                percentile(writes, 50),
                percentile(writes, 99),
                percentile(reads, 50),
                percentile(reads, 99));
        return missed;
    }

    private static double percentile(List<Long> nanos, int percent) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percent / 100) / 1e6;
    }

    /** As superuser on each replica: it is their setting, not the server's. Nothing to do for no delay and no cluster. */
    private void delayReplicas(String delay) throws IOException, SQLException {
        var cluster = data.resolve("cluster.properties");
        if (!Files.isReadable(cluster)) {
            if (delay.startsWith("0")) {
                return;
            }
            throw new IOException("There is no cluster in " + data + ": name its directory with --data.");
        }
        var state = properties(cluster);
        var password = properties(data.resolve("secrets.properties")).getProperty("superuser");
        for (var name : state.stringPropertyNames()) {
            if (name.startsWith("port.replica-")) {
                var url = "jdbc:postgresql://127.0.0.1:" + state.getProperty(name) + "/stoa";
                try (var connection = DriverManager.getConnection(url, "postgres", password);
                        var statement = connection.createStatement()) {
                    statement.execute("alter system set recovery_min_apply_delay = '" + delay + "'");
                    statement.execute("select pg_reload_conf()");
                }
            }
        }
    }

    private static Properties properties(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
