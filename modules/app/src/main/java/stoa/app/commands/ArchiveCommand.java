package stoa.app.commands;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.db.archive.ArchiveQuery;
import stoa.db.archive.ArchiveSettings;
import stoa.db.archive.ArchivedPartition;
import stoa.db.archive.DetachedPartition;
import stoa.db.archive.ErasureRequest;
import stoa.db.archive.Outcome;
import stoa.db.archive.PartitionArchive;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;

/** {@code ./stoa db archive}: old partitions in files, with proof, and back. */
@Command(
        name = "archive",
        description = "Keep old partitions in files, with proof; bring them back; ask them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ArchiveCommand.Accept.class,
            ArchiveCommand.Run.class,
            ArchiveCommand.ListAll.class,
            ArchiveCommand.Verify.class,
            ArchiveCommand.Restore.class,
            ArchiveCommand.Receipts.class,
            ArchiveCommand.Query.class
        })
final class ArchiveCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "which one: run, list, verify, restore, receipts, query or accept?");
    }

    /** {@code ./stoa db archive accept}. */
    @Command(
            name = "accept",
            description = "Hand over a table that was detached by hand.",
            mixinStandardHelpOptions = true)
    static final class Accept implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "PARENT", description = "the partitioned table, as schema.table")
        private String parent = "";

        @Parameters(index = "1", paramLabel = "PARTITION", description = "the detached table, without its schema")
        private String partition = "";

        @Parameters(index = "2", paramLabel = "FROM", description = "the bound that was its lower one")
        private String lower = "";

        @Parameters(index = "3", paramLabel = "TO", description = "the bound that was its upper one")
        private String upper = "";

        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() {
            var table = table(parent);
            var detached = new DetachedPartition(table.getFirst(), table.getLast(), partition, lower, upper);
            return options.with(archive -> {
                archive.accept(detached);
                options.say(Map.of("accepted", detached.toString()), "Accepted " + detached + ".");
                return 0;
            });
        }
    }

    /** {@code ./stoa db archive run}. */
    @Command(
            name = "run",
            description = "Archive what was accepted, and drop the tables whose grace period is over;"
                    + " exits with 1 where something failed.",
            mixinStandardHelpOptions = true)
    static final class Run implements Callable<Integer> {
        @Option(
                names = "--grace",
                paramLabel = "DURATION",
                defaultValue = "P7D",
                description = "how long a table is kept beside its proved file, such as P7D or PT1H (default: P7D)")
        private String grace = "P7D";

        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() {
            var kept = options.duration(grace);
            return options.with(archive -> options.report(archive.run(kept), "Nothing is to be done."));
        }
    }

    /** {@code ./stoa db archive list}. */
    @Command(name = "list", description = "List what is archived.", mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() {
            return options.with(archive -> {
                var archived = archive.list();
                if (options.json) {
                    archived.forEach(entry -> options.print(members(entry)));
                } else {
                    print(archived, options.out());
                }
                return 0;
            });
        }

        private static void print(List<ArchivedPartition> archived, PrintWriter out) {
            if (archived.isEmpty()) {
                out.println("Nothing is archived.");
                return;
            }
            out.printf(
                    "%-40s  %-9s  %12s  %14s  %14s  %s%n",
                    "partition", "state", "rows", "table bytes", "file bytes", "last proved");
            archived.forEach(entry -> out.printf(
                    "%-40s  %-9s  %,12d  %,14d  %,14d  %s%n",
                    entry.partition(),
                    entry.state().name().toLowerCase(Locale.ROOT),
                    entry.rows(),
                    entry.tableBytes(),
                    entry.bytes(),
                    entry.checkedAt().map(Object::toString).orElse("-")));
        }

        private static Map<String, @Nullable Object> members(ArchivedPartition entry) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("schema", entry.partition().schema());
            members.put("table", entry.partition().parent());
            members.put("partition", entry.partition().partition());
            members.put("lower", entry.partition().lower());
            members.put("upper", entry.partition().upper());
            members.put("state", entry.state().name().toLowerCase(Locale.ROOT));
            members.put("object", entry.object().orElse(null));
            members.put("rows", entry.rows());
            members.put("table_bytes", entry.tableBytes());
            members.put("file_bytes", entry.bytes());
            members.put("checksum", entry.checksum().orElse(null));
            members.put("verified_at", entry.verifiedAt().map(Object::toString).orElse(null));
            members.put("checked_at", entry.checkedAt().map(Object::toString).orElse(null));
            members.put("dropped_at", entry.droppedAt().map(Object::toString).orElse(null));
            members.put("restored_at", entry.restoredAt().map(Object::toString).orElse(null));
            return members;
        }
    }

    /** {@code ./stoa db archive verify}. */
    @Command(
            name = "verify",
            description = "Prove every file again; exits with 1 where one is not whole.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() {
            return options.with(archive -> options.report(archive.verify(), "There is no file."));
        }
    }

    /** {@code ./stoa db archive restore}. */
    @Command(
            name = "restore",
            description = "Bring partitions back into their tables, and remove their files.",
            mixinStandardHelpOptions = true)
    static final class Restore implements Callable<Integer> {
        @Parameters(arity = "1..*", paramLabel = "PARTITION", description = "which, as schema.partition")
        private List<String> partitions = new ArrayList<>();

        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() {
            return options.with(archive -> {
                for (var partition : partitions) {
                    var table = table(partition);
                    archive.restore(table.getFirst(), table.getLast());
                    options.say(Map.of("restored", partition), "Restored " + partition + ".");
                }
                return 0;
            });
        }
    }

    /** {@code ./stoa db archive receipts}. */
    @Command(
            name = "receipts",
            description =
                    "List what counts no more in the archive, and since when no file has it; run erases what waits.",
            mixinStandardHelpOptions = true)
    static final class Receipts implements Callable<Integer> {
        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() {
            return options.with(archive -> {
                var erasures = archive.erasures();
                for (var erasure : erasures) {
                    options.say(members(erasure), sentence(erasure));
                }
                if (erasures.isEmpty() && !options.json) {
                    options.out().println("Nothing was to be erased.");
                }
                return 0;
            });
        }

        private static String sentence(ErasureRequest erasure) {
            return "%s %s %d, asked for %s: %s"
                    .formatted(
                            erasure.schema(),
                            erasure.kind().name().toLowerCase(Locale.ROOT),
                            erasure.number(),
                            erasure.askedAt(),
                            erasure.erasedAt()
                                    .map(at -> "erased %s, %,d rows".formatted(at, erasure.rows()))
                                    .orElse("waits"));
        }

        private static Map<String, @Nullable Object> members(ErasureRequest erasure) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("schema", erasure.schema());
            members.put("kind", erasure.kind().name().toLowerCase(Locale.ROOT));
            members.put("number", Long.toString(erasure.number()));
            members.put("asked_at", erasure.askedAt().toString());
            members.put("erased_at", erasure.erasedAt().map(Object::toString).orElse(null));
            members.put("rows", erasure.rows());
            return members;
        }
    }

    /** {@code ./stoa db archive query}. */
    @Command(
            name = "query",
            description = "Answer one SELECT over the files; tables are named as in the database, with their schemas.",
            mixinStandardHelpOptions = true)
    static final class Query implements Callable<Integer> {
        @Parameters(paramLabel = "SELECT", description = "the question, in DuckDB's SQL")
        private String sql = "";

        @Option(
                names = "--most",
                paramLabel = "N",
                defaultValue = "1000",
                description = "rows to print at most (default: ${DEFAULT-VALUE})")
        private int most = 1_000;

        @Option(
                names = "--time",
                paramLabel = "DURATION",
                defaultValue = "PT1M",
                description = "after which it is given up (default: ${DEFAULT-VALUE})")
        private String time = "PT1M";

        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() {
            var patience = options.duration(time);
            return options.with(archive -> {
                var settings = options.settings();
                try (var storage = settings.storage()) {
                    new ArchiveQuery(storage, settings.work())
                            .run(sql, archive.list(), most, patience, new Printed(options));
                }
                return 0;
            });
        }
    }

    /** An answer as it comes: values between tabs, or an object a line. */
    private record Printed(Options options) implements ArchiveQuery.Answer {
        @Override
        public void columns(List<String> names) {
            if (!options.json) {
                options.out().println(String.join("\t", names));
            }
        }

        @Override
        public void row(List<@Nullable String> values, String json) {
            if (options.json) {
                options.out().println(json);
            } else {
                options.out()
                        .println(String.join(
                                "\t",
                                values.stream()
                                        .map(value -> value == null ? "" : value.replaceAll("[\\t\\n\\r]", " "))
                                        .toList()));
            }
        }
    }

    /** What all of them take. */
    static final class Options {
        @Option(names = "--json", description = "print an object of JSON a line")
        private boolean json;

        @Mixin
        private DataOption data = new DataOption();

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        PrintWriter out() {
            return spec.commandLine().getOut();
        }

        ArchiveSettings settings() {
            return new ArchiveSettings(System.getenv(), data.folder());
        }

        int with(Function<PartitionArchive, Integer> work) {
            var settings = settings();
            var progress = new ArchiveProgress(spec.commandLine().getErr());
            try (var databases = Databases.open(data.folder())) {
                Migrations.migrate(databases.owner(), MigrationListener.SILENT);
                try (var storage = settings.storage();
                        var archive = PartitionArchive.open(databases.owner(), storage, settings.work(), progress)) {
                    return work.apply(archive);
                }
            } finally {
                progress.clear();
            }
        }

        /** @return 1 where something failed */
        int report(List<Outcome> outcomes, String nothing) {
            for (var outcome : outcomes) {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                members.put("partition", outcome.partition().toString());
                members.put("act", outcome.done());
                members.put("failure", outcome.failure().orElse(null));
                say(
                        members,
                        outcome.partition() + ": "
                                + outcome.failure()
                                        .map(failure -> "not " + outcome.done() + ": " + failure)
                                        .orElse(outcome.done()));
            }
            if (outcomes.isEmpty() && !json) {
                out().println(nothing);
            }
            return outcomes.stream().anyMatch(outcome -> outcome.failure().isPresent()) ? 1 : 0;
        }

        void say(Map<String, ? extends @Nullable Object> members, String sentence) {
            if (json) {
                print(members);
            } else {
                out().println(sentence);
            }
        }

        void print(Map<String, ? extends @Nullable Object> members) {
            Output.print(out(), members);
        }

        Duration duration(String text) {
            try {
                var duration = Duration.parse(text);
                if (duration.isNegative()) {
                    throw new ParameterException(spec.commandLine(), "'" + text + "' is negative");
                }
                return duration;
            } catch (DateTimeParseException e) {
                throw new ParameterException(
                        spec.commandLine(), "'" + text + "' is no duration, such as P7D, PT1H or PT30S", e);
            }
        }
    }

    private static List<String> table(String name) {
        var parts = name.split("\\.", -1);
        if (parts.length != 2) {
            throw new CommandFailure("'" + name + "' is to be named as schema.table.");
        }
        return List.of(parts);
    }
}
