package stoa.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./stoa load data}: a community of any size in the embedded cluster of a data directory. */
@Command(
        name = "data",
        description = "Fill a database with a community: accounts, follows, statuses, answers, favourites.",
        mixinStandardHelpOptions = true)
final class DataCommand implements Callable<Integer> {
    @Option(
            names = "--accounts",
            defaultValue = "10000",
            paramLabel = "N",
            description = "how many people (default: ${DEFAULT-VALUE})")
    private long accounts;

    @Option(
            names = "--statuses",
            defaultValue = "100000",
            paramLabel = "N",
            description = "how many statuses (default: ${DEFAULT-VALUE})")
    private long statuses;

    @Option(
            names = "--follows",
            defaultValue = "20",
            paramLabel = "N",
            description = "whom each account follows, at most (default: ${DEFAULT-VALUE})")
    private int follows;

    @Option(
            names = "--months",
            defaultValue = "6",
            paramLabel = "N",
            description = "over how many months it is spread (default: ${DEFAULT-VALUE})")
    private int months;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "the same seed and day give the same data (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--until", paramLabel = "DAY", description = "the day before which it ends (default: today)")
    private @Nullable LocalDate until;

    @Option(
            names = "--data",
            defaultValue = ".stoa",
            paramLabel = "DIR",
            description =
                    "directory of the embedded cluster, whether it runs or not (default: ${DEFAULT-VALUE}); the access"
                            + " tokens of the load users are left there in " + LoadUsers.FILE)
    private Path data = Path.of(".stoa");

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            paramLabel = "URL",
            description = "public base of the server, for links in contents (default: ${DEFAULT-VALUE})")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var day = until == null
                ? DataSet.today()
                : until.atStartOfDay(ZoneOffset.UTC).toInstant();
        var set = new DataSet(accounts, statuses, follows, months, seed, day, url);
        var cluster = Cluster.running(data);
        if (cluster.isPresent()) {
            create(set, cluster.get());
            return 0;
        }
        if (!Files.isDirectory(data.resolve(Cluster.PRIMARY))) {
            throw new IOException("There is no cluster in " + data
                    + ": start one with ./stoa run, or name its directory" + " with --data.");
        }
        var log = Files.createTempFile("stoa-load.", ".log");
        try (var server = ServerProcess.start(log, List.of("--data", data.toString()), Map.of())) {
            server.awaitReady();
            create(set, Cluster.running(data).orElseThrow(() -> new IOException("The cluster does not start.")));
        }
        Files.deleteIfExists(log);
        return 0;
    }

    private void create(DataSet set, Cluster cluster) throws IOException, SQLException, InterruptedException {
        var out = spec.commandLine().getOut();
        var users = set.create(cluster.owner(), out);
        var file = data.resolve(LoadUsers.FILE);
        LoadUsers.write(file, users);
        out.printf(
                "%d accounts and %d statuses of seed %d; %d load users in %s%n",
                accounts, statuses, seed, users.size(), file);
    }
}
