package stoa.app.commands;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.db.partitions.PartitionAct;
import stoa.db.partitions.PartitionedTable;
import stoa.db.partitions.Partitions;

/** {@code ./stoa db partitions}: what there is, and making and retiring by hand what servers do by themselves. */
@Command(
        name = "partitions",
        description = "List tables that are partitioned by time; exits with 2 where one has too few ahead.",
        mixinStandardHelpOptions = true,
        subcommands = {PartitionsCommand.Make.class, PartitionsCommand.Retire.class, PartitionsCommand.Keep.class})
final class PartitionsCommand implements Callable<Integer> {
    private static final int UNFINISHED = 1;

    @Mixin
    private Output output = new Output();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var databases = Databases.open(data.folder())) {
            var tables = new Partitions(databases.owner()).list();
            if (output.json()) {
                Output.print(
                        spec.commandLine().getOut(),
                        tables.stream().map(PartitionsCommand::json).toList());
            } else {
                print(tables);
            }
            return tables.stream().anyMatch(PartitionedTable::alarming) ? RunwayCommand.ALARM : 0;
        }
    }

    private void print(List<PartitionedTable> tables) {
        var out = spec.commandLine().getOut();
        out.printf(
                "%-28s %6s  %-10s  %-10s  %8s  %-12s %10s  %8s%n",
                "table", "count", "oldest", "newest", "runway", "kept", "size", "detached");
        for (var table : tables) {
            out.printf(
                    Locale.ROOT,
                    "%-28s %6d  %-10s  %-10s  %6.1f d  %-12s %10s  %8s%s%n",
                    (table.leads() ? "" : "  ") + table.qualifiedName(),
                    table.partitions(),
                    day(table.from(), 0),
                    day(table.to(), 1),
                    table.runwayDays(),
                    table.retention().orElse("for ever"),
                    Output.bytes((double) table.bytes()),
                    table.retired() == 0 ? "-" : Integer.toString(table.retired()),
                    table.alarming() ? String.format(Locale.ROOT, "  ALARM: under %.0f d", table.leastDays()) : "");
        }
        int awaiting =
                tables.stream().mapToInt(PartitionedTable::awaitingArchive).sum();
        if (awaiting > 0) {
            out.println(awaiting + " detached partitions wait for the archive.");
        }
    }

    /** The first day of a partition, or the last one of it. */
    private static String day(Optional<Instant> bound, int before) {
        return bound.map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC)
                        .minusDays(before)
                        .toString())
                .orElse("-");
    }

    private static Map<String, @Nullable Object> json(PartitionedTable table) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("table", table.qualifiedName());
        fields.put("leader", table.schema() + "." + table.leader());
        fields.put("partitions", table.partitions());
        fields.put("from", table.from().map(Object::toString).orElse(null));
        fields.put("to", table.to().map(Object::toString).orElse(null));
        fields.put("bytes", table.bytes());
        fields.put("runway_days", table.runwayDays());
        fields.put("least_days", table.leastDays());
        fields.put("alarm", table.alarming());
        fields.put("retention", table.retention().orElse(null));
        fields.put("retired", table.retired());
        fields.put("awaiting_archive", table.awaitingArchive());
        return fields;
    }

    /** {@code ./stoa db partitions make}. */
    @Command(
            name = "make",
            description = "Make partitions that are missing; exits with 1 where one could not be made.",
            mixinStandardHelpOptions = true)
    static final class Make implements Callable<Integer> {
        @Mixin
        private Act act = new Act();

        @Override
        public Integer call() {
            return act.perform(Partitions::make);
        }
    }

    /** {@code ./stoa db partitions retire}. */
    @Command(
            name = "retire",
            description = "Detach partitions that are past their retention, and drop those whose grace is over;"
                    + " exits with 1 where something is left for the next run.",
            mixinStandardHelpOptions = true)
    static final class Retire implements Callable<Integer> {
        @Mixin
        private Act act = new Act();

        @Override
        public Integer call() {
            return act.perform(Partitions::retire);
        }
    }

    /** {@code ./stoa db partitions keep}. */
    @Command(
            name = "keep",
            description = "Keep the partitions of a table, and of those that share its lifecycle, for another time than"
                    + " is declared.",
            mixinStandardHelpOptions = true)
    static final class Keep implements Callable<Integer> {
        private static final Pattern SPAN = Pattern.compile("[1-9][0-9]{0,3} ?(day|week|month|year)s?");

        @Parameters(index = "0", paramLabel = "TABLE", description = "schema.table")
        private String table = "";

        @Parameters(
                index = "1",
                paramLabel = "TIME",
                description = "such as 18months or 90days; forever; default: as declared")
        private String time = "";

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            if (!time.matches("forever|default") && !SPAN.matcher(time).matches()) {
                throw new ParameterException(
                        spec.commandLine(), "TIME is like 18months, forever or default, not " + time);
            }
            try (var databases = Databases.open(data.folder())) {
                var partitions = new Partitions(databases.owner());
                switch (time) {
                    case "default" -> partitions.keepAsDeclared(table);
                    case "forever" -> partitions.keep(table, Optional.empty());
                    default -> partitions.keep(table, Optional.of(time));
                }
                partitions.list().stream()
                        .filter(listed -> listed.qualifiedName().equals(table))
                        .forEach(listed -> spec.commandLine()
                                .getOut()
                                .println(table + " is kept for "
                                        + listed.retention().orElse("ever") + "."));
            }
            return 0;
        }
    }

    /** What making and retiring have in common. */
    static final class Act {
        @Option(names = "--dry-run", description = "say what would be done, and do nothing")
        private boolean dryRun;

        @Parameters(index = "0", arity = "0..1", paramLabel = "TABLE", description = "schema.table (default: all)")
        private @Nullable String table;

        @Mixin
        private Output output = new Output();

        @Mixin
        private DataOption data = new DataOption();

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        Integer perform(On work) {
            var out = spec.commandLine().getOut();
            try (var databases = Databases.open(data.folder())) {
                var acts = work.partitions(new Partitions(databases.owner()), Optional.ofNullable(table), dryRun);
                if (output.json()) {
                    Output.print(out, acts.stream().map(Act::json).toList());
                } else {
                    acts.forEach(act -> out.println((dryRun ? "would be " : "") + act));
                    if (acts.isEmpty()) {
                        out.println("There is nothing to do.");
                    }
                }
                return acts.stream().anyMatch(act -> act.kind() == PartitionAct.Kind.UNFINISHED) ? UNFINISHED : 0;
            }
        }

        private static Map<String, Object> json(PartitionAct act) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("act", act.kind().name().toLowerCase(Locale.ROOT));
            fields.put("table", act.schema() + "." + act.parent());
            fields.put("partition", act.partition());
            fields.put("detail", act.detail());
            return fields;
        }
    }

    /** What to do. */
    @FunctionalInterface
    interface On {
        List<PartitionAct> partitions(Partitions partitions, Optional<String> table, boolean dryRun);
    }
}
