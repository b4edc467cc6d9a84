package stoa.app.commands;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.platform.events.EventOperations;

/** {@code ./stoa db events}: how far the consumers are, what they could not handle, and what becomes of it. */
@Command(
        name = "events",
        description = "Show how far each consumer of events is, and events that are parked.",
        mixinStandardHelpOptions = true,
        subcommands = {EventsCommand.Replay.class, EventsCommand.Discard.class, EventsCommand.Forget.class})
final class EventsCommand implements Callable<Integer> {
    private static final int MOST = 100;
    private static final int MILLIS = 1_000;

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
            var events = context.getBean(EventOperations.class);
            if (output.json()) {
                Output.print(out, json(events));
            } else {
                show(events, out);
            }
        });
        return 0;
    }

    private static Map<String, Object> json(EventOperations events) {
        return Map.of(
                "cursors",
                events.cursors().stream()
                        .map(cursor -> Map.of(
                                "consumer", cursor.consumer(),
                                "shard", cursor.shard() + 1,
                                "shards", cursor.shards(),
                                "position", cursor.position(),
                                "events_behind", cursor.events(),
                                "seconds_behind", (double) cursor.lag().toMillis() / MILLIS,
                                "held_by", cursor.owner().orElse("")))
                        .toList(),
                "parked",
                events.parked(MOST).stream()
                        .map(event -> Map.of(
                                "consumer", event.consumer(),
                                "event", event.event(),
                                "name", event.name(),
                                "key", event.key(),
                                "state", event.state(),
                                "attempts", event.attempts(),
                                "published_at", event.publishedAt().toString(),
                                "error", event.error().orElse("")))
                        .toList());
    }

    private void show(EventOperations events, PrintWriter out) {
        out.printf(
                "%-32s  %5s  %14s  %10s  %9s  %s%n",
                "consumer", "shard", "position", "events lag", "seconds", "held by");
        events.cursors()
                .forEach(cursor -> out.printf(
                        "%-32s  %5s  %14d  %10d  %9.1f  %s%n",
                        cursor.consumer(),
                        (cursor.shard() + 1) + "/" + cursor.shards(),
                        cursor.position(),
                        cursor.events(),
                        (double) cursor.lag().toMillis() / MILLIS,
                        cursor.owner().orElse("nobody")));
        var parked = events.parked(MOST);
        out.println(parked.isEmpty() ? "\nNothing is parked." : "\nNot handled yet, the oldest first:");
        parked.forEach(event -> {
            out.printf(
                    "%-32s  event %d  %s  key %d  %s after %d attempts  published %s%n",
                    event.consumer(),
                    event.event(),
                    event.name(),
                    event.key(),
                    event.state(),
                    event.attempts(),
                    event.publishedAt());
            event.error().ifPresent(error -> out.println("    " + (errors ? error : firstLine(error))));
        });
        if (parked.size() == MOST) {
            out.println("and more.");
        }
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** {@code ./stoa db events replay}. */
    @Command(name = "replay", description = "Let a consumer try parked events again.", mixinStandardHelpOptions = true)
    static final class Replay implements Callable<Integer> {
        @Mixin
        private Choice choice = new Choice();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            ModuleWork.with(choice.data, context -> {
                int count = context.getBean(EventOperations.class).replay(choice.consumer, choice.event());
                out.println(count + " will be tried again.");
            });
            return 0;
        }
    }

    /** {@code ./stoa db events discard}. */
    @Command(name = "discard", description = "Forget parked events.", mixinStandardHelpOptions = true)
    static final class Discard implements Callable<Integer> {
        @Mixin
        private Choice choice = new Choice();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            ModuleWork.with(choice.data, context -> {
                int count = context.getBean(EventOperations.class).discard(choice.consumer, choice.event());
                out.println(count + " discarded.");
            });
            return 0;
        }
    }

    /** {@code ./stoa db events forget}. */
    @Command(
            name = "forget",
            description = "Forget a consumer that no server has any more, so that the log can be trimmed.",
            mixinStandardHelpOptions = true)
    static final class Forget implements Callable<Integer> {
        @Parameters(paramLabel = "CONSUMER", description = "its name")
        private String consumer = "";

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            ModuleWork.with(data, context -> {
                if (!context.getBean(EventOperations.class).forget(consumer)) {
                    throw new CommandFailure("There is no consumer " + consumer + " that nobody works for.");
                }
                out.println("Forgot " + consumer + ".");
            });
            return 0;
        }
    }

    /** Which parked events. */
    static final class Choice {
        @Parameters(index = "0", paramLabel = "CONSUMER", description = "whose")
        private String consumer = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "EVENT", description = "which one (default: all)")
        private @Nullable Long event;

        @Mixin
        private DataOption data = new DataOption();

        private Optional<Long> event() {
            return Optional.ofNullable(event);
        }
    }
}
