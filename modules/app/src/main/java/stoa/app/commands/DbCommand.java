package stoa.app.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import stoa.db.migration.AppliedMigration;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;
import stoa.db.migration.PendingMigration;

/** {@code ./stoa db}: what a DBA does. */
@Command(
        name = "db",
        description = "Look after the database.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 all is well; 1 it could not be done, or something is left to do; 2 an alarm, see db/RUNBOOK.md"
                    + " (or a misspelt command, which says so)."
        },
        subcommands = {
            StatusCommand.class,
            DbCommand.Migrate.class,
            PartitionsCommand.class,
            RunwayCommand.class,
            ReplicasCommand.class,
            ArchiveCommand.class,
            RefreshCommand.class,
            EventsCommand.class,
            JobsCommand.class
        })
final class DbCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "which one: status, migrate, replicas, partitions, runway, archive, refresh, events or jobs?");
    }

    /** {@code ./stoa db migrate}. */
    @Command(
            name = "migrate",
            description = "Apply pending migrations, if none of them stops a table that is large here.",
            mixinStandardHelpOptions = true)
    static final class Migrate implements Callable<Integer> {
        @Option(
                names = "--dry-run",
                description = "say what is pending, and what of it is dangerous; exits with 1 where something is")
        private boolean dryRun;

        @Option(
                names = "--to",
                paramLabel = "VERSION",
                description =
                        "apply versions up to this one only, such as 20261121.0900; a run without it does the rest")
        private @Nullable String to;

        @Option(names = "--anyway", description = "apply what is dangerous as well")
        private boolean anyway;

        @Mixin
        private Output output = new Output();

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (var databases = Databases.open(data.folder())) {
                var pending = Migrations.pending(databases.owner());
                boolean dangerous =
                        pending.stream().anyMatch(each -> !each.findings().isEmpty());
                if (dryRun || (dangerous && !anyway)) {
                    show(pending);
                    if (dangerous && !dryRun) {
                        throw new CommandFailure(
                                "Nothing was applied: do it the safe way, or at a quiet time with --anyway.");
                    }
                    return dangerous ? 1 : 0;
                }
                apply(databases);
            }
            return 0;
        }

        private void apply(Databases databases) {
            var out = spec.commandLine().getOut();
            var applied = new ArrayList<AppliedMigration>();
            MigrationListener listener = migration -> {
                applied.add(migration);
                if (!output.json()) {
                    out.println("applied " + migration.name() + " in " + migration.milliseconds() + " ms"
                            + (migration.locks().isEmpty() ? "" : ", locked " + inWords(migration.locks())));
                    out.flush();
                }
            };
            if (to == null) {
                databases.migrate(listener);
            } else {
                databases.migrateTo(to, listener);
            }
            if (output.json()) {
                Output.print(
                        out,
                        Map.of("applied", applied.stream().map(Migrate::json).toList()));
            } else {
                out.println(applied.isEmpty() ? "Nothing is pending." : applied.size() + " applied.");
            }
        }

        private static String inWords(Map<String, String> locks) {
            return locks.entrySet().stream()
                    .map(lock -> lock.getKey() + " (" + lock.getValue() + ")")
                    .collect(Collectors.joining(", "));
        }

        private static Map<String, Object> json(AppliedMigration migration) {
            return Map.of(
                    "version", migration.version(),
                    "description", migration.description(),
                    "milliseconds", migration.milliseconds(),
                    "locks", migration.locks());
        }

        private void show(List<PendingMigration> pending) {
            var out = spec.commandLine().getOut();
            if (output.json()) {
                Output.print(out, pending.stream().map(Migrate::json).toList());
                return;
            }
            for (var each : pending) {
                out.println("pending " + each.name());
                each.findings().forEach(finding -> out.println("  DANGEROUS " + finding));
            }
            if (pending.isEmpty()) {
                out.println("Nothing is pending.");
            }
        }

        private static Map<String, Object> json(PendingMigration migration) {
            return Map.of(
                    "migration",
                    migration.name(),
                    "findings",
                    migration.findings().stream()
                            .map(finding -> Map.of(
                                    "rule", finding.rule(),
                                    "table", finding.table(),
                                    "statement", finding.statement(),
                                    "why", finding.why(),
                                    "instead", finding.instead()))
                            .toList());
        }
    }
}
