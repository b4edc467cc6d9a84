package stoa.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./stoa load throughput}: how many requests a second a server carries, with the connections always busy. */
@Command(
        name = "throughput",
        description = "Keep connections busy, and print requests per second and how long they took.",
        mixinStandardHelpOptions = true)
final class ThroughputCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST = 1000;

    @Parameters(
            arity = "0..*",
            paramLabel = "home|public|post",
            description = "what is asked (default: each in turn); home and post are those of --people people at random")
    private List<String> acts = new ArrayList<>();

    @Option(
            names = "--connections",
            split = ",",
            defaultValue = "16,64",
            paramLabel = "N",
            description = "how many ask at a time (default: ${DEFAULT-VALUE})")
    private List<Integer> connections = new ArrayList<>();

    @Option(
            names = "--duration",
            defaultValue = "15s",
            paramLabel = "D",
            description = "of each, after as long again that is not counted (default: ${DEFAULT-VALUE})")
    private String duration = "15s";

    @Option(
            names = "--people",
            defaultValue = "20",
            paramLabel = "N",
            description = "of the load users (default: ${DEFAULT-VALUE})")
    private int people;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            paramLabel = "URL",
            description = "a server on this machine, run with --dev (default: ${DEFAULT-VALUE})")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--users",
            defaultValue = ".stoa/" + LoadUsers.FILE,
            paramLabel = "FILE",
            description = "who asks: written by ./stoa load data (default: ${DEFAULT-VALUE})")
    private Path users = Path.of(".stoa", LoadUsers.FILE);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var time = Times.parse(duration, LONGEST);
        if (people < 1 || connections.stream().anyMatch(n -> n < 1 || n > MOST)) {
            throw new ParameterException(
                    spec.commandLine(), "--people is at least 1, and --connections between 1 and " + MOST);
        }
        var asking = LoadUsers.read(users).stream().limit(people).toList();
        var chosen = new LinkedHashMap<String, ClosedLoad.Requests>();
        for (var act : acts.isEmpty() ? List.of("home", "public", "post") : acts) {
            chosen.put(act, requests(act, asking));
        }
        var out = spec.commandLine().getOut();
        boolean failed = false;
        out.printf(
                "  %-8s %11s %10s %8s %8s %8s  %s%n",
                "", "connections", "per second", "p50 ms", "p99 ms", "errors", "from");
        for (var act : chosen.entrySet()) {
            var load = new ClosedLoad(url, act.getValue());
            load.run(connections.getFirst(), time); // warms up
            for (int n : connections) {
                var result = load.run(n, time);
                var tally = result.tally();
                failed |= tally.failures() > 0 || tally.answers() == 0;
                out.printf(
                        Locale.ROOT,
                        "  %-8s %11d %10.0f %8.1f %8.1f %8s  %s%n",
                        act.getKey(),
                        n,
                        result.perSecond(),
                        tally.times().percentile(50),
                        tally.times().percentile(99),
                        tally.errorsByKind(),
                        tally.sources());
                out.flush();
            }
        }
        return failed ? 1 : 0;
    }

    private ClosedLoad.Requests requests(String act, List<LoadUsers.User> asking) {
        return switch (act) {
            case "home" -> ClosedLoad.Requests.home(asking);
            case "public" -> ClosedLoad.Requests.ofPublic();
            case "post" -> ClosedLoad.Requests.post(asking);
            default ->
                throw new ParameterException(spec.commandLine(), "what is asked is home, public or post, not " + act);
        };
    }
}
