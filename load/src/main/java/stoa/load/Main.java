package stoa.load;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        subcommands = {
            DataCommand.class,
            RunCommand.class,
            ThroughputCommand.class,
            FeedsCommand.class,
            DashboardsCommand.class,
            ArchiveCommand.class,
            MigrationsCommand.class,
            CachesCommand.class,
            SnapshotCommand.class,
            KillsCommand.class,
            OwnWritesCommand.class,
            FailoverCommand.class,
            FaultsCommand.class,
            PoolerCommand.class
        })
public final class Main implements Runnable {
    private static final int INTERRUPTED = 130;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] arguments) {
        var interruption = new Interruption(Thread.currentThread());
        int code = commands(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .execute(arguments);
        interruption.ended();
        System.exit(code);
    }

    /** 0 where every promise was kept, 1 where one was broken or something failed, 2 for misuse. */
    static CommandLine commands(PrintWriter out) {
        return new CommandLine(new Main())
                .setOut(out)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof InterruptedException) {
                        command.getErr().println("stoa: interrupted");
                        return INTERRUPTED;
                    }
                    command.getErr().println("stoa: " + failure.getMessage());
                    return failure instanceof IllegalArgumentException ? 2 : 1;
                })
                .setParameterExceptionHandler((misuse, given) -> {
                    misuse.getCommandLine().getErr().println("stoa: " + misuse.getMessage());
                    return 2;
                });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which one? ./stoa load --help lists them");
    }
}
