package stoa.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./stoa load dashboards}: what a refresh of all views costs with little history and with much, how fast dashboards answer,
 * and how long the same answer takes from the events themselves.
 */
@Command(
        name = "dashboards",
        description = "Refresh and read dashboards over short and long histories, on a cluster of its own.",
        mixinStandardHelpOptions = true)
final class DashboardsCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHORT = 90;
    private static final int LONG = 900;
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 200;
    private static final double MOST_TIMES_AS_LONG = 1.2;
    private static final double MOST_MILLISECONDS = 20;
    private static final double LEAST_TIMES_FASTER = 1_000;
    private static final long MOST_EVENTS = 20_000_000;
    private static final long EVENTS_OF_THE_GOAL = 10_000_000;

    @Option(
            names = "--events",
            defaultValue = "200000",
            paramLabel = "N",
            description = "raw events of the last four weeks; the goal speaks of 10000000 (default: ${DEFAULT-VALUE})")
    private long events = 200_000;

    @Option(
            names = "--people",
            defaultValue = "20000",
            paramLabel = "N",
            description = "who are behind them (default: ${DEFAULT-VALUE})")
    private int people = 20_000;

    @Option(
            names = "--requests",
            defaultValue = "500",
            paramLabel = "N",
            description = "to each endpoint (default: ${DEFAULT-VALUE})")
    private int requests = 500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (events < 1_000 || events > MOST_EVENTS || people < 10 || people > 1_000_000) {
            throw new IllegalArgumentException("--events is 1000 to " + MOST_EVENTS + ", --people 10 to 1000000");
        }
        if (requests < 1 || requests > 100_000) {
            throw new IllegalArgumentException("--requests is 1 to 100000");
        }
        var out = spec.commandLine().getOut();
        // What is measured here is not to be done by the server at the same time, nor are days to be closed that are
        // being filled.
        var settings = Map.of("STOA_JOBS_RUN", "false");
        try (var site = Site.start(out, 1, 0, settings);
                var owner = site.cluster().owner()) {
            var data = site.folder().resolve("data");
            var dashboards = new DashboardData(owner, people);
            fill(dashboards, out);
            dashboards.extendTo(SHORT);
            double little = refresh(data, SHORT, out);
            dashboards.extendTo(LONG);
            double much = refresh(data, LONG, out);
            double ratio = much / little;
            out.printf(Locale.ROOT, "  ratio %.2f (goal: at most %.1f)%n", ratio, MOST_TIMES_AS_LONG);
            boolean kept = ratio <= MOST_TIMES_AS_LONG;
            var server = site.clients().getFirst();
            var token = administrator(data);
            kept &= answersInTime(server, token, out);
            kept &= fasterThanEvents(server, token, owner, out);
            return kept ? 0 : 1;
        }
    }

    private void fill(DashboardData dashboards, PrintWriter out) throws SQLException, InterruptedException {
        dashboards.makeRoom(LONG);
        var progress = new Progress(out, "events");
        int days = 7 * DashboardData.WEEKS_OF_EVENTS;
        long rolledUp = 0;
        for (int i = 0; i < days; i++) {
            requireGoingOn();
            var day = DashboardData.firstDayOfEvents().plusDays(i);
            dashboards.addEvents(day, events / days);
            long began = System.nanoTime();
            dashboards.rollUp(day);
            rolledUp += System.nanoTime() - began;
            progress.at((i + 1.0) / days, "day " + day);
        }
        progress.done();
        out.printf(
                Locale.ROOT,
                "  %d events on %d days; to roll a day up took %.0f ms on average%n",
                events / days * days,
                days,
                rolledUp / 1e6 / days);
        out.flush();
    }

    private static void requireGoingOn() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** The shortest of some rounds, in milliseconds: what else runs on the machine only ever adds to it. */
    private static double refresh(Path data, int days, PrintWriter out) throws IOException, InterruptedException {
        double best = Double.MAX_VALUE;
        var each = new LinkedHashMap<String, Long>();
        for (int round = 0; round < ROUNDS; round++) {
            var took = new LinkedHashMap<String, Long>();
            for (var line : StoaCommand.run(data, "db", "refresh", "--all", "--json")) {
                var run = JSON.readTree(line);
                if (!run.path("outcome").asText().equals("refreshed")) {
                    throw new IOException("not refreshed: " + line);
                }
                took.put(run.path("view").asText(), run.path("milliseconds").asLong());
            }
            double sum = took.values().stream().mapToLong(Long::longValue).sum();
            if (sum < best) {
                best = sum;
                each.clear();
                each.putAll(took);
            }
        }
        out.printf(Locale.ROOT, "  refresh of all with %d days: %.0f ms %s%n", days, best, each);
        out.flush();
        return best;
    }

    private static String administrator(Path data) throws IOException, InterruptedException {
        StoaCommand.run(data, "accounts", "create", "chief", "--email", "chief@example.org", "--role", "admin");
        return StoaCommand.run(data, "accounts", "token", "chief", "--scopes", "read admin:read")
                .getLast()
                .trim();
    }

    private static Map<String, String> period() {
        return Map.of(
                "start_at",
                DashboardData.firstDayOfEvents().toString(),
                "end_at",
                DashboardData.lastDay().plusDays(1).toString());
    }

    private static Map<String, String> with(Map<String, String> more) {
        var all = new LinkedHashMap<>(period());
        all.putAll(more);
        return all;
    }

    private boolean answersInTime(Server server, String token, PrintWriter out)
            throws IOException, InterruptedException {
        var asked = new LinkedHashMap<String, Question>();
        asked.put(
                "measures",
                () -> server.post(
                        "/api/v1/admin/measures",
                        token,
                        with(Map.of("keys[0]", "active_users", "keys[1]", "interactions", "keys[2]", "new_users"))));
        asked.put(
                "dimensions",
                () -> server.post(
                        "/api/v1/admin/dimensions", token, with(Map.of("keys[0]", "languages", "keys[1]", "sources"))));
        asked.put("retention", () -> server.post("/api/v1/admin/retention", token, with(Map.of("frequency", "day"))));
        asked.put("activity", () -> server.get("/api/v1/instance/activity", ""));
        asked.put("insights", () -> server.get("/api/stoa/v1/insights", token));
        // All of them first: a server that has just begun compiles what they have in common while it answers the first.
        for (int i = 0; i < WARM_UP; i++) {
            for (var question : asked.values()) {
                question.ask().json();
            }
        }
        boolean kept = true;
        for (var question : asked.entrySet()) {
            var times = new Latencies();
            for (int i = 0; i < requests; i++) {
                var answer = question.getValue().ask();
                answer.json();
                times.add(answer.nanos());
            }
            out.printf("  %-12s %s%n", question.getKey(), times);
            out.flush();
            kept &= times.percentile(99) < MOST_MILLISECONDS;
        }
        out.printf(Locale.ROOT, "  (goal: p99 below %.0f ms)%n", MOST_MILLISECONDS);
        return kept;
    }

    /** Distinct people and interactions of four weeks and of each of their days: as dashboards answer it, and from the events. */
    private boolean fasterThanEvents(Server server, String token, Connection owner, PrintWriter out)
            throws IOException, InterruptedException, SQLException {
        var question = with(Map.of("keys[0]", "active_users", "keys[1]", "interactions"));
        var times = new Latencies();
        Server.Answer answer = server.post("/api/v1/admin/measures", token, question);
        for (int i = 0; i < requests; i++) {
            answer = server.post("/api/v1/admin/measures", token, question);
            times.add(answer.nanos());
        }
        long began = System.nanoTime();
        long peopleFound = 0;
        long interactions = 0;
        try (var statement = owner.createStatement()) {
            statement.setQueryTimeout(600);
            try (var all =
                    statement.executeQuery("select count(distinct account_id) from insights.event where day between '"
                            + DashboardData.firstDayOfEvents() + "' and '" + DashboardData.lastDay() + "'")) {
                all.next();
                peopleFound = all.getLong(1);
            }
            try (var days = statement.executeQuery(
                    "select day, count(distinct account_id), count(*) filter (where kind in ('reply', 'reblog', 'favourite'))"
                            + " from insights.event where day between '" + DashboardData.firstDayOfEvents() + "' and '"
                            + DashboardData.lastDay() + "' group by day order by day")) {
                while (days.next()) {
                    interactions += days.getLong(3);
                }
            }
        }
        double raw = (System.nanoTime() - began) / 1e6;
        var measures = answer.json();
        long peopleShown = total(measures, "active_users");
        long interactionsShown = total(measures, "interactions");
        boolean same = peopleShown == peopleFound && interactionsShown == interactions;
        double faster = raw / times.percentile(50);
        out.printf(
                Locale.ROOT,
                "  people and interactions: %.1f ms over HTTP (p50), %.0f ms from %d events: %.0f times faster (goal: %.0f at"
                        + " %d events); the answers are %s%n",
                times.percentile(50),
                raw,
                events,
                faster,
                LEAST_TIMES_FASTER,
                EVENTS_OF_THE_GOAL,
                same
                        ? "the same"
                        : "different: " + peopleShown + " and " + interactionsShown + ", not " + peopleFound + " and "
                                + interactions);
        return same && (events < EVENTS_OF_THE_GOAL || faster >= LEAST_TIMES_FASTER);
    }

    /** Of a measure: they come in the order in which the form had their names, which is any. */
    private static long total(JsonNode measures, String key) {
        for (var measure : measures) {
            if (measure.path("key").asText().equals(key)) {
                return measure.path("total").asLong();
            }
        }
        throw new IllegalStateException("no " + key + " in " + measures);
    }

    /** Something that a dashboard is asked. */
    private interface Question {
        Server.Answer ask() throws IOException, InterruptedException;
    }
}
