package stoa.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final double TARGET = 0.8;

    @Option(
            names = "--full",
            description =
                    "start two servers on a cluster of their own; delays of 0s, 1s and 90s; then the share of reads"
                            + " that replicas serve under the mixed load, which fails below 80 %%")
    private boolean full;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "a server run with --dev; give it twice for two servers (default: http://127.0.0.1:8080)")
    private List<URI> urls = new ArrayList<>();

    @Option(
            names = "--pairs",
            defaultValue = "10000",
            paramLabel = "N",
            description = "pairs per delay (default: ${DEFAULT-VALUE})")
    private int pairs;

    @Option(
            names = "--people",
            defaultValue = "4",
            paramLabel = "N",
            description = "how many write and read at a time, 1 to 100 (default: ${DEFAULT-VALUE})")
    private int people;

    @Option(
            names = "--delays",
            split = ",",
            paramLabel = "D",
            description = "values of recovery_min_apply_delay to go through, such as 0s,1s,90s (default: 0s)")
    private List<String> delays = new ArrayList<>();

    @Option(
            names = "--data",
            defaultValue = ".stoa",
            paramLabel = "DIR",
            description = "directory of the embedded cluster whose replicas are delayed (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".stoa");

    @Option(
            names = "--rate",
            defaultValue = "60",
            paramLabel = "R",
            description = "with --full: requests per second of the mixed load (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--duration",
            defaultValue = "30s",
            paramLabel = "D",
            description = "with --full: how long the mixed load takes (default: ${DEFAULT-VALUE})")
    private String duration = "30s";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        check();
        if (full) {
            return onItsOwn(spec.commandLine().getOut());
        }
        var servers = (urls.isEmpty() ? List.of(URI.create("http://127.0.0.1:8080")) : urls)
                .stream().map(Server::new).toList();
        var cluster = Cluster.running(data);
        if (cluster.isEmpty() && !chosenDelays().stream().allMatch(delay -> delay.startsWith("0"))) {
            throw new IOException("No cluster runs in " + data + ": name its directory with --data.");
        }
        return measure(servers, cluster.isPresent() ? List.of(cluster.get()) : List.of(), chosenDelays()) == 0 ? 0 : 1;
    }

    private void check() {
        if (pairs < 1 || pairs > MAX_PAIRS) {
            throw new ParameterException(spec.commandLine(), "--pairs is between 1 and 1000000, not " + pairs);
        }
        if (people < 1 || people > 100) {
            throw new ParameterException(spec.commandLine(), "--people is between 1 and 100, not " + people);
        }
        for (var delay : delays) {
            if (!delay.matches("\\d{1,4}(ms|s|min)")) {
                throw new ParameterException(spec.commandLine(), "--delays are like 0s,1s,90s, not " + delay);
            }
        }
        if (full && !urls.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--full starts servers of its own and takes no --url");
        }
    }

    private List<String> chosenDelays() {
        if (!delays.isEmpty()) {
            return delays;
        }
        return full ? List.of("0s", "1s", "90s") : List.of("0s");
    }

    /** @param clusters none or one */
    private int measure(List<Server> servers, List<Cluster> clusters, List<String> at)
            throws IOException, InterruptedException, SQLException {
        var signedUp = OwnWrites.signUp(servers.getFirst(), people);
        int missed = 0;
        try {
            for (var delay : at) {
                for (var cluster : clusters) {
                    cluster.delayReplicas(delay);
                }
                missed += new OwnWrites(
                                servers, signedUp, pairs, spec.commandLine().getOut())
                        .run(delay);
            }
        } finally {
            for (var cluster : clusters) {
                cluster.delayReplicas("0s");
            }
        }
        return missed;
    }

    private int onItsOwn(PrintWriter out) throws IOException, InterruptedException, SQLException {
        var time = Times.parse(duration, Duration.ofMinutes(10));
        try (var site = Site.start(out, 2, 1, Map.of())) {
            int missed = measure(site.clients(), List.of(site.cluster()), chosenDelays());
            double share = shareUnderLoad(site, time, out);
            out.printf(
                    Locale.ROOT,
                    "own writes: %d stale reads; replicas served %.1f %% of the reads under the mixed load%n",
                    missed,
                    share * 100);
            return missed == 0 && share >= TARGET ? 0 : 1;
        }
    }

    private double shareUnderLoad(Site site, Duration time, PrintWriter out)
            throws IOException, InterruptedException, SQLException {
        var users = DataSet.small(site.urls().getFirst()).create(site.cluster().owner(), out);
        site.awaitReplicas();
        var plan = LoadPlan.of(LoadPlan.Mix.MIXED, rate, time, site.urls(), users);
        Warmth.of(plan, out);
        new OpenLoad(plan, out).run();
        return plan.tally().shareOfReplicas();
    }
}
