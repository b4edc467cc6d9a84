package stoa.app.commands;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stoa.db.health.Health;
import stoa.db.health.Overview;
import stoa.db.health.Reserve;
import stoa.db.migration.MigrationEntry;
import stoa.db.migration.Migrations;
import stoa.platform.Version;

/** {@code ./stoa db status}: how the database is, on one screen. */
@Command(
        name = "status",
        description =
                "Show how the database is; exits with 1 where a migration is pending, with 2 where there is an alarm.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final int PENDING = 1;

    @Option(names = "--migrations", description = "list all migrations as well")
    private boolean list;

    @Mixin
    private Output output = new Output();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var databases = Databases.open(data.folder())) {
            var migrations = Migrations.status(databases.owner());
            if (list) {
                migrations.forEach(entry -> out.printf(
                        "%-14s  %-9s  %-24s  %s%n",
                        entry.version().orElse("repeatable"),
                        entry.state(),
                        entry.appliedAt().map(Object::toString).orElse("-"),
                        entry.description()));
            }
            boolean pending = migrations.stream().anyMatch(MigrationEntry::pending);
            if (pending) {
                out.println(migrations.stream().filter(MigrationEntry::pending).count()
                        + " migrations are pending: ./stoa db migrate");
                return PENDING;
            }
            var overview = new Health(databases.owner()).overview();
            var reserves = RunwayCommand.of(databases, data.folder());
            if (output.json()) {
                Output.print(out, json(migrations.size(), overview, reserves));
            } else {
                print(out, databases, migrations.size(), overview, reserves);
            }
            return alarming(overview, reserves) ? RunwayCommand.ALARM : 0;
        }
    }

    private static boolean alarming(Overview overview, List<Reserve> reserves) {
        return reserves.stream().anyMatch(Reserve::alarming)
                || overview.work().parkedJobs() > 0
                || overview.work().parkedEvents() > 0
                || overview.views().stream().anyMatch(StatusCommand::isAlarming);
    }

    private static boolean isAlarming(Overview.View view) {
        return view.outcome().equals("failed") || view.outcome().equals("timed_out");
    }

    private static void print(
            PrintWriter out, Databases databases, int migrations, Overview overview, List<Reserve> reserves) {
        line(
                out,
                "versions",
                "Stoa " + Version.NUMBER + ", PostgreSQL " + overview.version() + "; " + databases.description());
        line(out, "migrations", migrations + " applied, none pending");
        line(out, "size", Output.bytes((double) overview.bytes()));
        line(out, "replicas", overview.replicas().isEmpty() ? "none" : "");
        overview.replicas()
                .forEach(replica -> line(
                        out,
                        "  " + replica.name(),
                        replica.state() + ", behind by " + Output.bytes((double) replica.lagBytes()) + ", "
                                + replica.lagMillis() + " ms"));
        int used =
                overview.pools().stream().mapToInt(Overview.Pool::connections).sum();
        line(out, "connections", used + " of " + overview.maxConnections());
        overview.pools()
                .forEach(pool -> line(
                        out,
                        "  " + pool.login(),
                        pool.connections() + ", " + pool.active() + " active, " + pool.waiting()
                                + " waiting for locks, oldest transaction " + pool.oldestTransactionSeconds() + " s"));
        var work = overview.work();
        line(
                out,
                "jobs",
                work.jobs() + ", " + work.runningJobs() + " running, " + work.lateJobs() + " late, " + work.parkedJobs()
                        + " parked" + (work.parkedJobs() > 0 ? "  ALARM" : ""));
        line(
                out,
                "events",
                work.eventsBehind() + " behind, " + work.parkedEvents() + " parked"
                        + (work.parkedEvents() > 0 ? "  ALARM" : ""));
        line(out, "views", overview.views().isEmpty() ? "none was refreshed yet" : "");
        overview.views()
                .forEach(view -> line(
                        out,
                        "  " + view.name(),
                        (isAlarming(view) ? "ALARM " : "") + "last " + view.outcome() + ", counts what was "
                                + view.asOfSeconds() + " s ago"));
        var archive = overview.archive();
        line(
                out,
                "archive",
                archive.partitions() + " partitions in " + Output.bytes((double) archive.bytes()) + ", "
                        + archive.kept()
                        + " with their tables, " + archive.waiting() + " waiting; " + archive.erasures()
                        + " erasures asked for");
        scarcest(reserves)
                .forEach((kind, reserve) -> line(
                        out,
                        kind,
                        (reserve.alarming() ? "ALARM " : "")
                                + RunwayCommand.line(reserve).substring(kind.length() + 1)));
        line(out, "dead tuples", overview.deadTuples().isEmpty() ? "few" : "");
        overview.deadTuples()
                .forEach(dead -> line(out, "  " + dead.table(), dead.dead() + " beside " + dead.live() + " live ones"));
    }

    /** Of each kind the first, which is what runs out first. */
    private static Map<String, Reserve> scarcest(List<Reserve> reserves) {
        return reserves.stream()
                .collect(Collectors.toMap(
                        Reserve::kind,
                        reserve -> reserve,
                        (first, second) -> !first.alarming() && second.alarming() ? second : first,
                        LinkedHashMap::new));
    }

    private static void line(PrintWriter out, String what, String how) {
        out.printf("%-24s %s%n", what, how);
    }

    private static Map<String, Object> json(int migrations, Overview overview, List<Reserve> reserves) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("stoa", Version.NUMBER);
        fields.put("postgresql", overview.version());
        fields.put("migrations", migrations);
        fields.put("bytes", overview.bytes());
        fields.put("max_connections", overview.maxConnections());
        fields.put(
                "replicas",
                overview.replicas().stream()
                        .map(replica -> Map.of(
                                "name", replica.name(),
                                "state", replica.state(),
                                "lag_bytes", replica.lagBytes(),
                                "lag_ms", replica.lagMillis()))
                        .toList());
        fields.put(
                "connections",
                overview.pools().stream()
                        .map(pool -> Map.of(
                                "login", pool.login(),
                                "connections", pool.connections(),
                                "active", pool.active(),
                                "waiting", pool.waiting(),
                                "oldest_transaction_seconds", pool.oldestTransactionSeconds()))
                        .toList());
        var work = overview.work();
        fields.put(
                "work",
                Map.of(
                        "jobs", work.jobs(),
                        "running_jobs", work.runningJobs(),
                        "late_jobs", work.lateJobs(),
                        "parked_jobs", work.parkedJobs(),
                        "parked_events", work.parkedEvents(),
                        "events_behind", work.eventsBehind()));
        fields.put(
                "views",
                overview.views().stream()
                        .map(view -> Map.of(
                                "view", view.name(),
                                "outcome", view.outcome(),
                                "as_of_seconds", view.asOfSeconds()))
                        .toList());
        var archive = overview.archive();
        fields.put(
                "archive",
                Map.of(
                        "partitions", archive.partitions(),
                        "waiting", archive.waiting(),
                        "kept", archive.kept(),
                        "bytes", archive.bytes(),
                        "erasures", archive.erasures()));
        fields.put("runway", reserves.stream().map(RunwayCommand::json).toList());
        fields.put(
                "dead_tuples",
                overview.deadTuples().stream()
                        .map(dead -> Map.of("table", dead.table(), "dead", dead.dead(), "live", dead.live()))
                        .toList());
        fields.put("alarm", alarming(overview, reserves));
        return fields;
    }
}
