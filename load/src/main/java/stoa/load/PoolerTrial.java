package stoa.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The measurements around one PgBouncer, on one site. */
final class PoolerTrial {
    private static final int SERVER_CONNECTIONS = 20;
    /** Of one server process: ten for reads, ten for writes. */
    private static final int OF_ONE_PROCESS = 20;

    private static final int ONE_PROCESS_BUSY = 8;
    private static final int CHANGES = 10;

    private static final String DIRECT_PREPARED = "direct, prepared";

    private final Site site;
    private final Path program;
    private final String version;
    private final List<Long> accounts;
    private final Duration time;
    private final PrintWriter out;

    PoolerTrial(Site site, Path program, String version, List<Long> accounts, Duration time, PrintWriter out) {
        this.site = site;
        this.program = program;
        this.version = version;
        this.accounts = accounts;
        this.time = time;
        this.out = out;
    }

    private boolean prepares() {
        return site.cluster().preparedThroughPooler();
    }

    private TimelineReaders readers(String url, boolean prepared, Duration think) {
        return new TimelineReaders(url, site.cluster().password("web"), prepared, accounts, think);
    }

    /** Many clients, of which each waits between its reads; all of them share few connections to PostgreSQL. */
    boolean manyClients(int clients) throws IOException, InterruptedException, SQLException {
        try (var pooler = SmallPooler.start(site, program, SERVER_CONNECTIONS, clients)) {
            var readers = readers(pooler.url(), prepares(), Duration.ofSeconds(1));
            var counting = new ServerConnections(site.cluster());
            var result = readers.read(clients, time.multipliedBy(4));
            int connections = counting.most();
            out.printf(
                    Locale.ROOT,
                    "PgBouncer %s: %d client connections over %d server connections, prepared statements %s: %d reads"
                            + " (%.0f/s), errors %d (%s); %s%n",
                    version,
                    result.opened(),
                    connections,
                    prepares() ? "on" : "off",
                    result.tally().answers(),
                    result.perSecond(),
                    result.tally().failures(),
                    result.tally().errorsByKind(),
                    result.tally().times());
            out.flush();
            return result.tally().failures() == 0 && result.opened() == clients;
        }
    }

    /** Columns come and go on the table that is read, over HTTP and through the pooler. */
    boolean changeTables(List<LoadUsers.User> users) throws IOException, InterruptedException, SQLException {
        Warmth.of(site.urls(), users, out);
        try (var load = SteadyLoad.start(site, users, 40, 5)) {
            var reading = CompletableFuture.supplyAsync(() -> {
                try {
                    return readers(site.cluster().webUrl(Cluster.PRIMARY), prepares(), Duration.ofMillis(20))
                            .read(SERVER_CONNECTIONS, time.multipliedBy(3));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            try (var owner = site.cluster().owner()) {
                for (int i = 0; i < CHANGES; i++) {
                    Thread.sleep(time.multipliedBy(3).dividedBy(CHANGES));
                    change(owner, i % 2 == 0 ? "add column load_trial text" : "drop column load_trial");
                }
            }
            var through = reading.join();
            var tally = load.observed().tally();
            out.printf(
                    "DDL under load (PgBouncer %s): %d changes of statuses.status; over HTTP %d answers, errors %d (%s);"
                            + " timeline reads through the pooler %d, errors %d (%s)%n",
                    version,
                    CHANGES,
                    tally.answers(),
                    tally.failures(),
                    tally.errorsByKind(),
                    through.tally().answers(),
                    through.tally().failures(),
                    through.tally().errorsByKind());
            out.flush();
            return tally.failures() + through.tally().failures() == 0;
        }
    }

    /** As a careful migration does it: it does not queue for long in front of the reads. */
    private static void change(Connection owner, String what) throws SQLException, InterruptedException {
        try (var statement = owner.createStatement()) {
            statement.execute("set lock_timeout = '500ms'");
            for (int attempt = 1; ; attempt++) {
                try {
                    statement.execute("alter table statuses.status " + what);
                    return;
                } catch (SQLException e) {
                    if (!"55P03".equals(e.getSQLState()) || attempt == 20) {
                        throw e;
                    }
                    Thread.sleep(100);
                }
            }
        }
    }

    /** Paired runs of one process: each way in turn, several rounds, and of each way the median. */
    void cost(int rounds) throws InterruptedException {
        var ways = ways();
        var rates = new LinkedHashMap<String, List<Double>>();
        ways.values().forEach(way -> warm(way));
        for (int round = 0; round < rounds; round++) {
            for (var way : ways.entrySet()) {
                var result = way.getValue().read(ONE_PROCESS_BUSY, time);
                rates.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(result.perSecond());
            }
        }
        double best = median(rates.getOrDefault(DIRECT_PREPARED, List.of()));
        rates.forEach((way, measured) -> out.printf(
                Locale.ROOT,
                "one process, %d connections, %s: %.0f reads/s, %.2f of direct and prepared%n",
                ONE_PROCESS_BUSY,
                way,
                median(measured),
                median(measured) / best));
        out.flush();
    }

    private Map<String, TimelineReaders> ways() {
        var direct = site.cluster().directUrl(Cluster.PRIMARY);
        var pooled = site.cluster().webUrl(Cluster.PRIMARY);
        var ways = new LinkedHashMap<String, TimelineReaders>();
        ways.put(DIRECT_PREPARED, readers(direct, true, Duration.ZERO));
        ways.put("direct, not prepared", readers(direct, false, Duration.ZERO));
        if (prepares()) {
            ways.put("PgBouncer " + version + ", prepared", readers(pooled, true, Duration.ZERO));
        }
        ways.put("PgBouncer " + version + ", not prepared", readers(pooled, false, Duration.ZERO));
        return ways;
    }

    private void warm(TimelineReaders way) {
        try {
            way.read(ONE_PROCESS_BUSY, time.dividedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * More and more processes, of which each wants as many connections as a server does, against one max_connections. The pooler
     * is started for its runs only, or else what it holds would be missing to those who come directly.
     */
    void processes(int rounds) throws IOException, InterruptedException, SQLException {
        var most = site.cluster().text(Cluster.PRIMARY, "show max_connections");
        out.printf("max_connections = %s, %d connections per process:%n", most, OF_ONE_PROCESS);
        var direct = readers(site.cluster().directUrl(Cluster.PRIMARY), true, Duration.ZERO);
        warm(direct);
        for (int processes : new int[] {1, 2, 4, 8}) {
            var directly = new ArrayList<Double>();
            var through = new ArrayList<Double>();
            int wanted = processes * OF_ONE_PROCESS;
            int refused = 0;
            int refusedThrough = 0;
            for (int round = 0; round < Math.min(rounds, 3); round++) {
                var one = direct.read(wanted, time);
                var other = throughPooler(wanted);
                directly.add(one.perSecond());
                through.add(other.perSecond());
                refused = Math.max(refused, wanted - one.opened());
                refusedThrough = Math.max(refusedThrough, wanted - other.opened());
            }
            out.printf(
                    Locale.ROOT,
                    "  %d process(es), %3d connections wanted: direct %.0f reads/s, %d refused; PgBouncer %s %.0f reads/s, %d"
                            + " refused; ratio %.2f%n",
                    processes,
                    wanted,
                    median(directly),
                    refused,
                    version,
                    median(through),
                    refusedThrough,
                    median(through) / median(directly));
            out.flush();
        }
    }

    private TimelineReaders.Result throughPooler(int connections)
            throws IOException, InterruptedException, SQLException {
        try (var pooler = SmallPooler.start(site, program, SERVER_CONNECTIONS, connections)) {
            return readers(pooler.url(), prepares(), Duration.ZERO).read(connections, time);
        }
    }
}
