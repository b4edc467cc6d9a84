package stoa.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./stoa load snapshot}: how many events are published and handled a second before, during and after long transactions
 * on the primary and on a replica, which keep PostgreSQL from clearing away dead rows.
 */
@Command(
        name = "snapshot",
        description = "Publish and handle events while old snapshots are held, on a cluster of its own.",
        mixinStandardHelpOptions = true)
final class SnapshotCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 8;
    private static final int MOST_PEOPLE = 1000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    @Option(
            names = "--held",
            defaultValue = "10m",
            paramLabel = "D",
            description = "how long the snapshots are held under load (default: ${DEFAULT-VALUE})")
    private String held = "10m";

    @Option(
            names = "--duration",
            defaultValue = "30s",
            paramLabel = "D",
            description = "of each measurement (default: ${DEFAULT-VALUE})")
    private String duration = "30s";

    /** What grows is the number of versions of what a person changes with each post: figures, the position of the last write. */
    @Option(
            names = "--people",
            defaultValue = "1000",
            paramLabel = "N",
            description = "who post, each as often; few of them post more often than people do (default:"
                    + " ${DEFAULT-VALUE})")
    private int people = MOST_PEOPLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var time = Times.parse(duration, Duration.ofMinutes(2));
        var hold = Times.parse(held, Duration.ofMinutes(30));
        if (people < 1 || people > MOST_PEOPLE) {
            throw new IllegalArgumentException("--people is between 1 and " + MOST_PEOPLE + ", not " + people);
        }
        var out = spec.commandLine().getOut();
        try (var site = Site.start(out, 1, 1, Map.of())) {
            var users =
                    DataSet.small(site.urls().getFirst()).create(site.cluster().owner(), out);
            var load = new ClosedLoad(
                    site.urls().getFirst(),
                    ClosedLoad.Requests.post(users.stream().limit(people).toList()));
            load.run(CONNECTIONS, time); // warms up
            drain(site.cluster());
            double before = measure(site.cluster(), load, time, "before", out);
            double during;
            try (var primary = snapshot(site.cluster().directUrl(Cluster.PRIMARY), site.cluster());
                    var replica = snapshot(
                            site.cluster().directUrl(site.cluster().replicas().getFirst()), site.cluster())) {
                load.run(CONNECTIONS, hold);
                drain(site.cluster());
                during = measure(site.cluster(), load, time, "after holding them for " + held, out);
                stillThere(List.of(primary, replica));
            }
            double after = measure(site.cluster(), load, time, "after letting go", out);
            double share = 2 * during / (before + after);
            out.printf(Locale.ROOT, "  with the snapshots: %.0f %% of the events (goal: 90 %%)%n", 100 * share);
            return share >= 0.9 ? 0 : 1;
        }
    }

    private static Connection snapshot(String url, Cluster cluster) throws SQLException {
        var connection = DriverManager.getConnection(url, "postgres", cluster.password("superuser"));
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        look(connection);
        return connection;
    }

    private static void stillThere(List<Connection> snapshots) throws SQLException {
        for (var snapshot : snapshots) {
            look(snapshot);
        }
    }

    private static void look(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from platform.event")) {
            result.next();
        }
    }

    private static double measure(Cluster cluster, ClosedLoad load, Duration time, String when, PrintWriter out)
            throws IOException, InterruptedException, SQLException {
        long first = lastEvent(cluster);
        long began = System.nanoTime();
        var result = load.run(CONNECTIONS, time);
        long published = lastEvent(cluster) - first;
        drain(cluster);
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(
                Locale.ROOT,
                "  %-28s %6.0f events per second published and handled; posts p50 %.1f ms, errors %s%n",
                when,
                published / seconds,
                result.tally().times().percentile(50),
                result.tally().errorsByKind());
        out.flush();
        return published / seconds;
    }

    private static long lastEvent(Cluster cluster) throws SQLException {
        return Long.parseLong(cluster.text(Cluster.PRIMARY, "select coalesce(max(id), 0) from platform.event"));
    }

    /** Waits until what was posted last is in the feeds: a shard without work of its own says now and then only where it is. */
    private static void drain(Cluster cluster) throws IOException, InterruptedException, SQLException {
        var last = cluster.text(
                Cluster.PRIMARY,
                "select coalesce(max(id), 0) from platform.event where name = 'statuses.status_posted'");
        var handled = "select max(position) >= " + last
                + " from platform.event_cursor where consumer = 'timelines.home_feeds'";
        if (!cluster.await(Cluster.PRIMARY, handled, Duration.ofMillis(20), LONGEST_WAIT)) {
            throw new IOException("The consumers do not catch up within " + Times.inSeconds(LONGEST_WAIT));
        }
    }
}
