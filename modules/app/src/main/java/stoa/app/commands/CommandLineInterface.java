package stoa.app.commands;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import stoa.app.Version;
import stoa.db.cluster.ClusterException;
import stoa.db.migration.MigrationException;
import stoa.platform.web.Refusal;

/** {@code ./stoa}: reads the arguments, runs the command, and says in one sentence why it cannot. */
@Command(
        name = "stoa",
        description = "A community server on one PostgreSQL, spoken to with Mastodon apps.",
        mixinStandardHelpOptions = true,
        version = "Stoa " + Version.NUMBER,
        subcommands = {RunCommand.class, AccountsCommand.class, DbCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "  test                       run everything that is checked", ""})
public final class CommandLineInterface {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private CommandLineInterface() {}

    /**
     * Runs a command.
     *
     * @return the exit code: 0 done, 1 could not be done, 2 misused
     */
    public static int run(String... arguments) {
        return new CommandLine(new CommandLineInterface())
                .setExecutionExceptionHandler(CommandLineInterface::explain)
                .setParameterExceptionHandler(CommandLineInterface::correct)
                .execute(arguments);
    }

    private static int correct(CommandLine.ParameterException misuse, String[] arguments) {
        var err = misuse.getCommandLine().getErr();
        err.println("stoa: " + misuse.getMessage());
        err.println("Try: ./" + misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return MISUSED;
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        switch (failure) {
            case CommandFailure known -> err.println("stoa: " + known.getMessage());
            case ClusterException known -> err.println("stoa: " + known.getMessage());
            case MigrationException known -> err.println("stoa: " + known.getMessage());
            case Refusal known -> err.println("stoa: " + known.sentence());
            default -> {
                err.println("stoa: this went wrong on our side: " + failure);
                failure.printStackTrace(err);
            }
        }
        return FAILED;
    }
}
