package stoa.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./stoa load pooler}: what PgBouncer carries, what it costs, and from when on it pays. Fails where a client saw an error. */
@Command(
        name = "pooler",
        description = "Many clients over few connections, DDL under load, what the pooler costs and from when it pays.",
        mixinStandardHelpOptions = true)
final class PoolerCommand implements Callable<Integer> {
    private static final Set<String> PARTS = Set.of("clients", "ddl", "cost", "processes");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "clients, ddl, cost or processes (default: all of them)")
    private Set<String> only = new TreeSet<>();

    @Option(
            names = "--pooler-binary",
            paramLabel = "PATH",
            description = "the PgBouncer to use (default: the installed one)")
    private @Nullable Path binary;

    @Option(
            names = "--clients",
            defaultValue = "1000",
            paramLabel = "N",
            description = "client connections over 20 server connections (default: ${DEFAULT-VALUE})")
    private int clients;

    @Option(
            names = "--time",
            defaultValue = "3s",
            paramLabel = "D",
            description = "of each measurement (default: ${DEFAULT-VALUE})")
    private String time = "3s";

    @Option(
            names = "--rounds",
            defaultValue = "5",
            paramLabel = "N",
            description = "of the paired runs, of which the median counts (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var each = Times.parse(time, Duration.ofMinutes(1));
        if (clients < 1 || clients > 5000 || rounds < 1 || rounds > 100) {
            throw new ParameterException(spec.commandLine(), "--clients goes to 5000 and --rounds to 100");
        }
        if (!PARTS.containsAll(only)) {
            throw new ParameterException(spec.commandLine(), "--only names parts of " + new TreeSet<>(PARTS));
        }
        var parts = only.isEmpty() ? PARTS : only;
        var out = spec.commandLine().getOut();
        var program = (binary == null ? installed() : binary).toAbsolutePath();
        var version = SmallPooler.version(program);
        var path = shadowing(program);
        try (var site = Site.start(out, 1, 1, Map.of("PATH", path + ":" + System.getenv("PATH")))) {
            if (!version.equals(site.cluster().poolerVersion().orElse(""))) {
                throw new IOException("The server took PgBouncer "
                        + site.cluster().poolerVersion().orElse("none") + " and not " + version + ".");
            }
            var users =
                    DataSet.small(site.urls().getFirst()).create(site.cluster().owner(), out);
            var trial = new PoolerTrial(
                    site,
                    program,
                    version,
                    users.stream().map(LoadUsers.User::account).toList(),
                    each,
                    out);
            return run(trial, parts, users, out) ? 0 : 1;
        } finally {
            Folders.delete(path);
        }
    }

    private boolean run(PoolerTrial trial, Set<String> parts, List<LoadUsers.User> users, PrintWriter out)
            throws IOException, InterruptedException, SQLException {
        boolean kept = true;
        if (parts.contains("clients")) {
            kept &= trial.manyClients(clients);
        }
        if (parts.contains("ddl")) {
            kept &= trial.changeTables(users);
        }
        if (parts.contains("cost")) {
            trial.cost(rounds);
        }
        if (parts.contains("processes")) {
            trial.processes(rounds);
        }
        out.flush();
        return kept;
    }

    private static Path installed() throws IOException {
        var path = System.getenv("PATH");
        return Stream.concat(Arrays.stream((path == null ? "" : path).split(":")), Stream.of("/usr/sbin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("PgBouncer is not installed: apt-get install pgbouncer."));
    }

    /** A folder whose {@code pgbouncer} is this program, so that the server takes it too. */
    private static Path shadowing(Path program) throws IOException {
        var folder = Files.createTempDirectory("stoa-pgbouncer.");
        Files.createSymbolicLink(folder.resolve("pgbouncer"), program);
        return folder;
    }
}
