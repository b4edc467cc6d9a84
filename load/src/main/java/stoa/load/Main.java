package stoa.load;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./stoa load}: bounded in time or number, loopback only, stops by itself. */
@Command(
        name = "stoa load",
        description = "Load a server that runs on this machine, and print what it did.",
        mixinStandardHelpOptions = true,
        subcommands = {OwnWritesCommand.class})
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("stoa: " + failure.getMessage());
                    return 1;
                })
                .setParameterExceptionHandler((misuse, given) -> {
                    misuse.getCommandLine().getErr().println("stoa: " + misuse.getMessage());
                    return 2;
                })
                .execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which one: own-writes?");
    }
}
