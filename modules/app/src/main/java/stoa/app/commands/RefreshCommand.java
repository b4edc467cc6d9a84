package stoa.app.commands;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.platform.refresh.RefreshOutcome;
import stoa.platform.refresh.RefreshRun;
import stoa.platform.refresh.Refreshes;

/** {@code ./stoa db refresh}: materialized views, now. */
@Command(
        name = "refresh",
        description =
                "Refresh materialized views whose data has changed, or one whatever its data did; exits with 1 where one"
                        + " could not be.",
        mixinStandardHelpOptions = true)
final class RefreshCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "VIEW", description = "the one, after those that it reads")
    private @Nullable String view;

    @Option(names = "--all", description = "all of them, also those whose data is the same")
    private boolean all;

    @Option(names = "--dry-run", description = "say what would be done, and do nothing")
    private boolean dry;

    @Option(names = "--json", description = "a line of JSON for each view")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private boolean trouble;

    @Override
    public Integer call() {
        if (view != null && all) {
            throw new ParameterException(spec.commandLine(), "name a view, or say --all, not both");
        }
        var out = spec.commandLine().getOut();
        ModuleWork.with(data, context -> {
            var refreshes = context.getBean(Refreshes.class);
            var lines = json ? new JsonLines(context.getBean(ObjectMapper.class), out) : new PlainLines(out);
            if (dry) {
                plan(refreshes).forEach(lines::planned);
            } else {
                refresh(refreshes, run -> {
                    trouble |= run.outcome().isTrouble();
                    lines.done(run);
                    out.flush();
                });
            }
        });
        return trouble ? 1 : 0;
    }

    private void refresh(Refreshes refreshes, Consumer<RefreshRun> each) {
        if (view == null) {
            refreshes.all(all, each);
            return;
        }
        requireKnown(refreshes.states(), view);
        refreshes.one(view, each);
    }

    private Stream<RefreshLine.Planned> plan(Refreshes refreshes) {
        return planned(refreshes).stream()
                .map(state -> RefreshLine.Planned.of(
                        state, all || state.due() || state.view().name().equals(view)));
    }

    private List<Refreshes.ViewState> planned(Refreshes refreshes) {
        if (view == null) {
            return refreshes.states();
        }
        requireKnown(refreshes.states(), view);
        return refreshes.states(view);
    }

    private static void requireKnown(List<Refreshes.ViewState> states, String view) {
        var names = states.stream().map(state -> state.view().name()).toList();
        if (!names.contains(view)) {
            throw new CommandFailure("There is no view " + view + ": there are " + String.join(", ", names) + ".");
        }
    }

    /** How the command says what it does. */
    private interface Lines {
        void planned(RefreshLine.Planned plan);

        void done(RefreshRun run);
    }

    /** For people. */
    private record PlainLines(PrintWriter out) implements Lines {
        @Override
        public void planned(RefreshLine.Planned plan) {
            out.printf(
                    "%-28s  %-15s  as of %-20s  took %s%n",
                    plan.view(),
                    plan.due() ? "to be refreshed" : "unchanged",
                    plan.asOf() == null ? "never" : plan.asOf().truncatedTo(ChronoUnit.SECONDS),
                    plan.lastMilliseconds() == null ? "-" : plan.lastMilliseconds() + " ms");
        }

        @Override
        public void done(RefreshRun run) {
            if (run.outcome() == RefreshOutcome.REFRESHED) {
                out.printf(
                        "%-28s  refreshed   %6d ms  %8d rows  %10d bytes of log  as of %s%n",
                        run.view(),
                        run.duration().toMillis(),
                        run.rows(),
                        run.walBytes(),
                        run.asOf() == null ? "-" : run.asOf().truncatedTo(ChronoUnit.SECONDS));
            } else {
                out.printf("%-28s  %-10s  %s%n", run.view(), run.outcome(), run.detail());
            }
        }
    }

    /** For programs. */
    private record JsonLines(ObjectMapper json, PrintWriter out) implements Lines {
        @Override
        public void planned(RefreshLine.Planned plan) {
            write(plan);
        }

        @Override
        public void done(RefreshRun run) {
            write(RefreshLine.of(run));
        }

        private void write(Object line) {
            try {
                out.println(json.writeValueAsString(line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
