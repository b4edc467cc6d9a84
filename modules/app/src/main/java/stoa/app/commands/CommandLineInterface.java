package stoa.app.commands;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import stoa.db.archive.ArchiveException;
import stoa.db.cluster.ClusterException;
import stoa.db.health.HealthException;
import stoa.db.migration.MigrationException;
import stoa.db.partitions.PartitionException;
import stoa.platform.Version;
import stoa.platform.database.DatabaseUnavailableException;
import stoa.platform.web.Refusal;

/** {@code ./stoa}: reads the arguments, runs the command, and says in one sentence why it cannot. */
@Command(
        name = "stoa",
        description = "A community server on one PostgreSQL, spoken to with Mastodon apps.",
        mixinStandardHelpOptions = true,
        version = "Stoa " + Version.NUMBER,
        subcommands = {
            RunCommand.class,
            AccountsCommand.class,
            AnnouncementsCommand.class,
            EmojiCommand.class,
            DbCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "  test                       run everything that is checked", ""})
public final class CommandLineInterface {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private CommandLineInterface() {}

    /**
     * Runs a command.
     *
     * @return the exit code: 0 done, 1 could not be done, 2 misused, or an alarm where a command says so
     */
    public static int run(String... arguments) {
        if (arguments.length == 0 || !RunCommand.NAME.equals(arguments[0])) {
            // Before the first logger is made: beside a command's own words nothing is said unless it is wrong.
            System.setProperty("stoa.log.level", "WARN");
        }
        return new CommandLine(new CommandLineInterface())
                .registerConverter(int.class, CommandLineInterface::number)
                .setExecutionExceptionHandler(CommandLineInterface::explain)
                .setParameterExceptionHandler(CommandLineInterface::correct)
                .execute(arguments);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }

    private static int correct(ParameterException misuse, String[] arguments) {
        var command = misuse.getCommandLine();
        var said = misuse instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
                ? (command.getSubcommands().isEmpty() ? "nothing is to follow here: " : "there is no command ")
                        + unmatched.getUnmatched().getFirst()
                : misuse.getMessage();
        command.getErr()
                .println("stoa: " + said + " (see ./" + command.getCommandSpec().qualifiedName() + " --help)");
        return MISUSED;
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        switch (failure) {
            case CommandFailure known -> err.println("stoa: " + known.getMessage());
            case ClusterException known -> err.println("stoa: " + known.getMessage());
            case PartitionException known -> err.println("stoa: " + known.getMessage());
            case HealthException known -> err.println("stoa: " + known.getMessage());
            case ArchiveException known -> err.println("stoa: " + known.getMessage());
            case MigrationException known -> err.println("stoa: " + known.getMessage());
            case DatabaseUnavailableException known ->
                err.println("stoa: The database does not answer: " + known.getMessage() + rootOf(known) + ".");
            case Refusal known -> err.println("stoa: " + known.sentence());
            default -> {
                err.println("stoa: this went wrong on our side: " + failure);
                failure.printStackTrace(err);
            }
        }
        return FAILED;
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == failure ? "" : " (" + root.getMessage() + ")";
    }
}
