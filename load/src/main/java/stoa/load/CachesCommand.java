package stoa.load;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./stoa load caches}: requests per second with and without each cache, in turn; one that does not earn 10 % goes. */
@Command(
        name = "caches",
        description = "Print what each cache earns: servers with and without it, on a cluster of its own, in turn.",
        mixinStandardHelpOptions = true)
final class CachesCommand implements Callable<Integer> {
    private static final int ROUNDS = 3;
    private static final int PEOPLE = 20;
    private static final List<String> CACHES = List.of("statuses", "accounts", "answers");

    @Option(
            names = "--connections",
            defaultValue = "16",
            paramLabel = "N",
            description = "how many ask at a time (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--duration",
            defaultValue = "8s",
            paramLabel = "D",
            description = "of each of three rounds (default: ${DEFAULT-VALUE})")
    private String duration = "8s";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var time = Times.parse(duration, Duration.ofMinutes(1));
        var out = spec.commandLine().getOut();
        try (var site = Site.start(out, 1, 1, Map.of())) {
            for (var cache : CACHES) {
                site.add(1, Map.of("STOA_CACHES_" + cache.toUpperCase(Locale.ROOT) + "_ENABLED", "false"));
            }
            var users =
                    DataSet.small(site.urls().getFirst()).create(site.cluster().owner(), out);
            site.awaitReplicas();
            var people = users.stream().limit(PEOPLE).toList();
            var asked = new LinkedHashMap<String, ClosedLoad.Requests>();
            asked.put("home", ClosedLoad.Requests.home(people));
            asked.put("public", ClosedLoad.Requests.ofPublic());
            asked.put(
                    "public, with a token",
                    (wire, random) -> wire.get(
                            "/api/v1/timelines/public",
                            people.get(random % people.size()).token()));
            out.printf("  %-22s %10s", "requests per second", "all");
            CACHES.forEach(cache -> out.printf(" %22s", "without " + cache));
            out.println();
            boolean failed = false;
            for (var act : asked.entrySet()) {
                var rates = measure(site.urls(), act.getValue(), time);
                failed |= rates.contains(0.0);
                out.printf(Locale.ROOT, "  %-22s %10.0f", act.getKey(), rates.getFirst());
                for (double rate : rates.subList(1, rates.size())) {
                    out.printf(
                            Locale.ROOT,
                            " %22s",
                            String.format(
                                    Locale.ROOT,
                                    "%.0f (it earns %+.0f %%)",
                                    rate,
                                    100 * (rates.getFirst() / rate - 1)));
                }
                out.println();
                out.flush();
            }
            return failed ? 1 : 0;
        }
    }

    /** The middle one of the rounds of each server; they take turns, so that what disturbs one disturbs all. */
    private List<Double> measure(List<URI> servers, ClosedLoad.Requests requests, Duration time)
            throws InterruptedException {
        var rates = new ArrayList<List<Double>>();
        for (var server : servers) {
            new ClosedLoad(server, requests).run(connections, time); // warms up
            rates.add(new ArrayList<>());
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < servers.size(); i++) {
                var result = new ClosedLoad(servers.get(i), requests).run(connections, time);
                rates.get(i).add(result.tally().failures() > 0 ? 0 : result.perSecond());
            }
        }
        return rates.stream()
                .map(each -> each.stream().sorted().toList().get(ROUNDS / 2))
                .toList();
    }
}
