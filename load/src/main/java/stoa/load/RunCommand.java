package stoa.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./stoa load run}: requests at a rate, on servers that run. Fails where a request did. */
@Command(
        name = "run",
        description = "Make requests at a rate, and print how they were answered.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int SIGNED_UP = 10;

    @Parameters(paramLabel = "timeline|public|mixed|post", description = "what is asked; mixed is 90 % reads")
    private String scenario = "mixed";

    @Option(
            names = "--rate",
            defaultValue = "50",
            paramLabel = "R",
            description = "requests per second, answered or not (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--duration",
            defaultValue = "30s",
            paramLabel = "D",
            description = "such as 30s or 2m, at most 30m (default: ${DEFAULT-VALUE})")
    private String duration = "30s";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "a server on this machine; give it more than once for several (default:"
                    + " http://127.0.0.1:8080)")
    private List<URI> urls = new ArrayList<>();

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = "who asks: written by ./stoa load data (default: .stoa/" + LoadUsers.FILE
                    + " if it is there, else ten people sign up)")
    private @Nullable Path users;

    @Option(names = "--warm-up", description = "make some seconds of requests first that are not counted")
    private boolean warmUp;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!scenario.matches("timeline|public|mixed|post")) {
            throw new ParameterException(
                    spec.commandLine(), "the scenarios are timeline, public, mixed and post, not " + scenario);
        }
        var servers = urls.isEmpty() ? List.of(URI.create("http://127.0.0.1:8080")) : urls;
        servers.forEach(Loopback::require);
        var time = Times.parse(duration, LONGEST);
        var plan =
                LoadPlan.of(LoadPlan.Mix.named(scenario), rate, time, servers, people(new Server(servers.getFirst())));
        if (warmUp) {
            Warmth.of(plan, spec.commandLine().getOut());
        }
        new OpenLoad(plan, spec.commandLine().getOut()).run();
        return plan.tally().failures() == 0 && plan.tally().answers() > 0 ? 0 : 1;
    }

    private List<LoadUsers.User> people(Server server) throws IOException, InterruptedException {
        var usual = Path.of(".stoa", LoadUsers.FILE);
        if (users != null || Files.isReadable(usual)) {
            return LoadUsers.read(users == null ? usual : users);
        }
        var signedUp = new ArrayList<LoadUsers.User>();
        for (int i = 0; i < SIGNED_UP; i++) {
            signedUp.add(LoadUsers.signUp(server));
        }
        spec.commandLine().getOut().printf("  %d people signed up to ask%n", signedUp.size());
        return signedUp;
    }
}
