package stoa.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./stoa load archive}: months of statuses go into the archive under load, one of them by a command that is killed again and
 * again; how long that takes and how small they get, how quickly their statuses are answered from there, and whether all comes back
 * as it was.
 */
@Command(
        name = "archive",
        description = "Archive months under load, killed at random and not; read them there, and bring them back.",
        mixinStandardHelpOptions = true)
final class ArchiveCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ACCOUNTS = 10_000;
    private static final int MONTHS = 3;
    private static final int PEOPLE = 8;
    private static final int READS_PER_SECOND = 20;
    private static final int WRITES_PER_SECOND = 4;
    private static final int LINKS = 100;
    private static final int ROUNDS = 10;
    private static final int AUTHORS = 5;
    private static final int MOST_PAGES = 200;
    private static final Duration GOAL = Duration.ofMillis(50);

    @Option(
            names = "--statuses",
            defaultValue = "1000000",
            paramLabel = "N",
            description =
                    "in the month that is measured, about (default: ${DEFAULT-VALUE}); a million takes some minutes to make")
    private long statuses;

    @Option(
            names = "--kills",
            defaultValue = "20",
            paramLabel = "N",
            description = "how often the command is killed that archives another month (default: ${DEFAULT-VALUE})")
    private int kills;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (kills < 0 || kills > 200) {
            throw new IllegalArgumentException("--kills is between 0 and 200, not " + kills);
        }
        var out = spec.commandLine().getOut();
        try (var site = Site.start(out, 1, 1, Map.of())) {
            var url = site.urls().getFirst();
            new DataSet(ACCOUNTS, statuses * MONTHS, 10, MONTHS, 1, DataSet.today(), url)
                    .create(site.cluster().owner(), out);
            var server = new Server(url);
            var people = new ArrayList<LoadUsers.User>();
            for (int i = 0; i < PEOPLE; i++) {
                people.add(LoadUsers.signUp(server));
            }
            site.awaitReplicas();
            return run(site, server, people, out) ? 0 : 1;
        }
    }

    private boolean run(Site site, Server server, List<LoadUsers.User> people, PrintWriter out)
            throws IOException, InterruptedException, SQLException {
        var data = site.folder().resolve("data");
        var thisMonth = YearMonth.now(ZoneOffset.UTC);
        var bound = "(select platform.id_at('" + thisMonth.minusMonths(1).atDay(1) + "Z'))";
        var before = digest(site, bound);
        var links = links(site, thisMonth.minusMonths(2));
        var authors = authors(site, bound);
        var pages = new ArrayList<List<String>>();
        for (long author : authors) {
            pages.add(profile(server, author));
        }
        boolean kept = true;
        try (var load = SteadyLoad.start(site, people, READS_PER_SECOND, WRITES_PER_SECOND);
                var locks = new LockWaits(site.cluster())) {
            long began = System.nanoTime();
            kept &= killed(data, out);
            StoaCommand.run(data, "db", "partitions", "keep", "statuses.status", "1month");
            StoaCommand.run(data, "db", "partitions", "retire");
            long archiving = System.nanoTime();
            StoaCommand.run(data, "db", "archive", "run", "--grace", "PT0S");
            archived(data, thisMonth.minusMonths(2), System.nanoTime() - archiving, out);
            var tally = load.observed().since(began).tally();
            out.printf(
                    Locale.ROOT,
                    "  meanwhile %d requests, %d failed %s; the longest wait for a lock %.2f s%n",
                    tally.answers() + tally.failures(),
                    tally.failures(),
                    tally.errorsByKind(),
                    locks.longest().toMillis() / 1e3);
            out.flush();
            kept &= tally.failures() == 0;
        }
        // Not one of those that are measured: strangers are given the same answer again for two seconds.
        awaitFound(server, links.removeLast());
        kept &= read(server, links, out);
        kept &= profiles(server, authors, pages, out);
        restore(data, out);
        var after = digest(site, bound);
        out.printf(
                "  restored, and %s%n",
                after.equals(before) ? "equal to what was archived" : "NOT what it was: " + after);
        return kept && after.equals(before);
    }

    /** A month whose archiving is killed at random moments, until it ends by itself. */
    private boolean killed(Path data, PrintWriter out) throws IOException, InterruptedException {
        StoaCommand.run(data, "db", "partitions", "keep", "statuses.status", "2months");
        StoaCommand.run(data, "db", "partitions", "retire");
        int times = 0;
        var progress = new Progress(out, "kills");
        for (int i = 0; i < kills; i++) {
            var patience = Duration.ofMillis(ThreadLocalRandom.current().nextInt(500, 6_000));
            if (StoaCommand.killAfter(patience, data, "db", "archive", "run", "--grace", "PT0S")) {
                times++;
            }
            progress.at((double) (i + 1) / kills, (i + 1) + " of " + kills);
        }
        progress.done();
        StoaCommand.run(data, "db", "archive", "run", "--grace", "PT0S");
        boolean whole = true;
        for (var line : StoaCommand.run(data, "db", "archive", "list", "--json")) {
            whole &= JSON.readTree(line).path("state").asText().equals("dropped");
        }
        StoaCommand.run(data, "db", "archive", "verify");
        out.printf(
                "  killed %d times while it archived a month: %s%n", times, whole ? "all of it is there" : "NOT WHOLE");
        out.flush();
        return whole;
    }

    private static void archived(Path data, YearMonth month, long nanos, PrintWriter out)
            throws IOException, InterruptedException {
        long rows = 0;
        long before = 0;
        long after = 0;
        JsonNode leader = JSON.createObjectNode();
        var suffix = String.format(Locale.ROOT, "_y%04dm%02d", month.getYear(), month.getMonthValue());
        for (var line : StoaCommand.run(data, "db", "archive", "list", "--json")) {
            var part = JSON.readTree(line);
            if (part.path("partition").asText().endsWith(suffix)) {
                rows += part.path("rows").asLong();
                before += part.path("table_bytes").asLong();
                after += part.path("file_bytes").asLong();
                leader = part.path("table").asText().equals("status") ? part : leader;
            }
        }
        out.printf(
                Locale.ROOT,
                "  %s with all that hangs on its statuses: %,d rows in %.1f s, %,.0f a second, proved twice; %.0f bytes a row"
                        + " before, %.0f after; statuses alone %.0f and %.0f%n",
                month,
                rows,
                nanos / 1e9,
                rows * 1e9 / nanos,
                (double) before / rows,
                (double) after / rows,
                leader.path("table_bytes").asDouble() / leader.path("rows").asDouble(),
                leader.path("file_bytes").asDouble() / leader.path("rows").asDouble());
        out.flush();
    }

    private static void restore(Path data, PrintWriter out) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("db", "archive", "restore"));
        for (var line : StoaCommand.run(data, "db", "archive", "list", "--json")) {
            var part = JSON.readTree(line);
            arguments.add(
                    part.path("schema").asText() + "." + part.path("partition").asText());
        }
        long began = System.nanoTime();
        StoaCommand.run(data, arguments.toArray(String[]::new));
        out.printf(Locale.ROOT, "  all brought back in %.1f s%n", (System.nanoTime() - began) / 1e9);
        out.flush();
    }

    /** A server looks at the manifest every quarter of a minute. */
    private static void awaitFound(Server server, String link) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (server.get(link, "").status() != 200) {
            if (System.nanoTime() > end) {
                throw new IOException("A status in the archive is not found: " + link);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static boolean read(Server server, List<String> links, PrintWriter out)
            throws IOException, InterruptedException {
        var cold = new Latencies();
        var warm = new Latencies();
        int missing = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (var link : links) {
                var answer = server.get(link, "");
                // The first answer comes from the file; for two seconds strangers are given the same one again.
                boolean there = answer.source().equals("archive")
                        || (round > 0 && answer.source().equals("cache"));
                missing += answer.status() == 200 && there ? 0 : 1;
                (round == 0 ? cold : warm).add(answer.nanos());
            }
        }
        out.printf(
                Locale.ROOT,
                "  permalinks in the archive, one after the other: first time %s; again %s (goal: p99 under %d ms); %d not answered"
                        + " from there%n",
                cold,
                warm,
                GOAL.toMillis(),
                missing);
        out.flush();
        return missing == 0 && warm.percentile(99) < GOAL.toMillis();
    }

    private static boolean profiles(Server server, List<Long> authors, List<List<String>> before, PrintWriter out)
            throws IOException, InterruptedException {
        boolean same = true;
        int posts = 0;
        long began = System.nanoTime();
        for (int i = 0; i < authors.size(); i++) {
            var now = profile(server, authors.get(i));
            posts += now.size();
            same &= now.equals(before.get(i)) && new HashSet<>(now).size() == now.size();
        }
        out.printf(
                Locale.ROOT,
                "  %d profiles paged across the boundary, %d posts in %.1f s: %s%n",
                authors.size(),
                posts,
                (System.nanoTime() - began) / 1e9,
                same ? "each once, as before" : "NOT as before");
        out.flush();
        return same;
    }

    /** All that an author posted, or the first pages of it. */
    private static List<String> profile(Server server, long author) throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        var path = "/api/v1/accounts/" + author + "/statuses?limit=40";
        for (int page = 0; page < MOST_PAGES; page++) {
            var statuses = server.get(ids.isEmpty() ? path : path + "&max_id=" + ids.getLast(), "")
                    .json();
            statuses.forEach(status -> ids.add(status.path("id").asText()));
            if (statuses.isEmpty()) {
                break;
            }
        }
        return ids;
    }

    /** Statuses of a month that strangers may see. */
    private static List<String> links(Site site, YearMonth month) throws SQLException {
        var links = new ArrayList<String>();
        try (var owner = site.cluster().owner();
                var statement = owner.createStatement();
                var row = statement.executeQuery("select id from statuses.status where id >= platform.id_at('"
                        + month.atDay(1) + "Z') and id < platform.id_at('"
                        + month.plusMonths(1).atDay(1)
                        + "Z') and visibility = 'public' order by md5(id::text) limit " + (LINKS + 1))) {
            while (row.next()) {
                links.add("/api/v1/statuses/" + row.getLong(1));
            }
        }
        return links;
    }

    /** Authors with some posts, on both sides of the boundary. */
    private static List<Long> authors(Site site, String bound) throws SQLException {
        var authors = new ArrayList<Long>();
        try (var owner = site.cluster().owner();
                var statement = owner.createStatement();
                var row = statement.executeQuery(
                        "select account_id from statuses.status group by account_id having count(*)"
                                + " between 50 and 200 and bool_or(id < " + bound + ") and bool_or(id >= " + bound
                                + ") order by account_id limit " + AUTHORS)) {
            while (row.next()) {
                authors.add(row.getLong(1));
            }
        }
        return authors;
    }

    private static String digest(Site site, String bound) throws IOException, SQLException {
        return site.cluster()
                .text(
                        Cluster.PRIMARY,
                        "select count(*) || ' ' || sum(hashtextextended(s::text, 0)::numeric) from statuses.status s where id < "
                                + bound);
    }

    /** Looks again and again for how long somebody waits for a lock. */
    private static final class LockWaits implements AutoCloseable {
        private final AtomicLong longest = new AtomicLong();
        private final Thread thread;

        LockWaits(Cluster cluster) {
            thread = Thread.ofVirtual().start(() -> watch(cluster));
        }

        private void watch(Cluster cluster) {
            try (var owner = cluster.superuser(Cluster.PRIMARY);
                    var statement = owner.createStatement()) {
                while (!Thread.currentThread().isInterrupted()) {
                    try (var row = statement.executeQuery(
                            "select coalesce(extract(epoch from max(clock_timestamp() - waitstart))"
                                    + " * 1000, 0)::bigint from pg_locks where not granted and locktype = 'relation'")) {
                        row.next();
                        longest.accumulateAndGet(row.getLong(1), Math::max);
                    }
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            } catch (SQLException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        Duration longest() {
            return Duration.ofMillis(longest.get());
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
