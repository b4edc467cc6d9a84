package stoa.app.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import stoa.db.migration.Migrations;

/** {@code ./stoa db}: what a DBA does. */
@Command(
        name = "db",
        description = "Look after the database.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DbCommand.Migrate.class,
            DbCommand.Status.class,
            EventsCommand.class,
            JobsCommand.class,
            RefreshCommand.class
        })
final class DbCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which one: migrate, status, events, jobs or refresh?");
    }

    /** {@code ./stoa db migrate}. */
    @Command(name = "migrate", description = "Apply pending migrations.", mixinStandardHelpOptions = true)
    static final class Migrate implements Callable<Integer> {
        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            try (var databases = Databases.open(data.folder())) {
                int applied = databases.migrate(
                        (name, milliseconds) -> out.println("applied " + name + " in " + milliseconds + " ms"));
                out.println(applied == 0 ? "Nothing is pending." : applied + " applied.");
            }
            return 0;
        }
    }

    /** {@code ./stoa db status}: exits with 1 where something is pending. */
    @Command(
            name = "status",
            description = "List migrations and their state; exits with 1 where one is pending.",
            mixinStandardHelpOptions = true)
    static final class Status implements Callable<Integer> {
        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            try (var databases = Databases.open(data.folder())) {
                var entries = Migrations.status(databases.owner());
                entries.forEach(entry -> out.printf(
                        "%-14s  %-9s  %-24s  %s%n",
                        entry.version().orElse("repeatable"),
                        entry.state(),
                        entry.appliedAt().map(Object::toString).orElse("-"),
                        entry.description()));
                return entries.stream().anyMatch(entry -> entry.pending()) ? 1 : 0;
            }
        }
    }
}
