package stoa.app.commands;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.platform.jobs.JobOperations;

/** {@code ./stoa db jobs}: what waits, runs and failed, and what becomes of it. */
@Command(
        name = "jobs",
        description = "Show jobs that wait or run, and those that are parked.",
        mixinStandardHelpOptions = true,
        subcommands = {JobsCommand.Retry.class, JobsCommand.Cancel.class})
final class JobsCommand implements Callable<Integer> {
    private static final int MOST = 100;

    @Option(names = "--errors", description = "print the errors in full")
    private boolean errors;

    @Mixin
    private Output output = new Output();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        ModuleWork.with(data, context -> {
            var jobs = context.getBean(JobOperations.class);
            if (output.json()) {
                Output.print(out, json(jobs));
            } else {
                show(jobs, out);
            }
        });
        return 0;
    }

    private static Map<String, Object> json(JobOperations jobs) {
        return Map.of(
                "waiting",
                jobs.waiting(MOST).stream()
                        .map(job -> Map.of(
                                "pool", job.pool(),
                                "type", job.type(),
                                "key", job.key(),
                                "due", job.due().toString(),
                                "failures", job.failures(),
                                "runs_on", job.runsOn().orElse(""),
                                "error", job.error().orElse("")))
                        .toList(),
                "parked",
                jobs.parked(MOST).stream()
                        .map(job -> Map.of(
                                "id", job.id(),
                                "pool", job.pool(),
                                "type", job.type(),
                                "key", job.key(),
                                "attempts", job.attempts(),
                                "parked_at", job.parkedAt().toString(),
                                "error", job.error()))
                        .toList());
    }

    private void show(JobOperations jobs, PrintWriter out) {
        out.printf("%-12s  %-32s  %-36s  %-24s  %8s  %s%n", "pool", "type", "key", "due", "failures", "runs on");
        var waiting = jobs.waiting(MOST);
        waiting.forEach(job -> {
            out.printf(
                    "%-12s  %-32s  %-36s  %-24s  %8d  %s%n",
                    job.pool(),
                    job.type(),
                    job.key(),
                    job.due(),
                    job.failures(),
                    job.runsOn().orElse("-"));
            job.error().filter(error -> job.failures() > 0).ifPresent(error -> print(error, out));
        });
        if (waiting.size() == MOST) {
            out.println("and more.");
        }
        var parked = jobs.parked(MOST);
        out.println(parked.isEmpty() ? "\nNothing is parked." : "\nParked, the oldest first:");
        parked.forEach(job -> {
            out.printf(
                    "%d  %s  %s  %s  after %d attempts at %s%n",
                    job.id(), job.pool(), job.type(), job.key(), job.attempts(), job.parkedAt());
            print(job.error(), out);
        });
        if (parked.size() == MOST) {
            out.println("and more.");
        }
    }

    private void print(String error, PrintWriter out) {
        out.println("    " + (errors ? error : EventsCommand.firstLine(error)));
    }

    /** {@code ./stoa db jobs retry}. */
    @Command(name = "retry", description = "Let a parked job run again.", mixinStandardHelpOptions = true)
    static final class Retry implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "number of the parked job")
        private long id;

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            ModuleWork.with(data, context -> {
                if (!context.getBean(JobOperations.class).retry(id)) {
                    throw new CommandFailure("There is no parked job " + id + ".");
                }
                out.println("It will run again.");
            });
            return 0;
        }
    }

    /** {@code ./stoa db jobs cancel}. */
    @Command(
            name = "cancel",
            description = "Forget a job: a parked one by its number, one that waits by its type and key.",
            mixinStandardHelpOptions = true)
    static final class Cancel implements Callable<Integer> {
        @Parameters(arity = "1..2", paramLabel = "ID|TYPE KEY", description = "which one")
        private String[] which = {};

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            ModuleWork.with(data, context -> {
                if (!cancel(context.getBean(JobOperations.class))) {
                    throw new CommandFailure("There is no such job that is not running: ./stoa db jobs lists them.");
                }
                out.println("Cancelled.");
            });
            return 0;
        }

        private boolean cancel(JobOperations jobs) {
            if (which.length == 2) {
                return jobs.cancel(which[0], which[1]);
            }
            if (!which[0].matches("\\d{1,18}")) {
                throw new CommandFailure("A parked job is named by its number, one that waits by its type and key.");
            }
            return jobs.discard(Long.parseLong(which[0]));
        }
    }
}
