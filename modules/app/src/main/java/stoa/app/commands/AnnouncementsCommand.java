package stoa.app.commands;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.accounts.Announcements;

/** {@code ./stoa announcements}: what everybody is told, beside a running server or without one. */
@Command(
        name = "announcements",
        description = "List, publish and withdraw announcements.",
        mixinStandardHelpOptions = true,
        subcommands = {AnnouncementsCommand.Publish.class, AnnouncementsCommand.Withdraw.class})
final class AnnouncementsCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ModuleWork.with(
                data,
                context -> context.getBean(Announcements.class)
                        .current()
                        .forEach(one -> spec.commandLine()
                                .getOut()
                                .println(one.id() + "  " + one.publishedAt() + "  "
                                        + one.text().lines().findFirst().orElse(""))));
        return 0;
    }

    /** {@code ./stoa announcements publish}. */
    @Command(name = "publish", description = "Tell everybody something.", mixinStandardHelpOptions = true)
    static final class Publish implements Callable<Integer> {
        @Parameters(paramLabel = "TEXT", description = "plain text; addresses in it become links")
        private String text = "";

        @Option(names = "--from", paramLabel = "TIME", description = "when it begins, such as 2026-11-21T18:00:00Z")
        private @Nullable String from;

        @Option(names = "--until", paramLabel = "TIME", description = "when it ends, and is not shown any more")
        private @Nullable String until;

        @Option(names = "--all-day", description = "only the dates count")
        private boolean allDay;

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var startsAt = time("--from", from);
            var endsAt = time("--until", until);
            ModuleWork.with(data, context -> {
                try {
                    var id = context.getBean(Announcements.class).publish(text, startsAt, endsAt, allDay);
                    spec.commandLine().getOut().println(id);
                } catch (IllegalArgumentException e) {
                    throw new CommandFailure(e.getMessage() + ".");
                }
            });
            return 0;
        }

        private @Nullable Instant time(String option, @Nullable String text) {
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeException e) {
                throw new ParameterException(
                        spec.commandLine(), option + " is a time such as 2026-11-21T18:00:00Z, not " + text);
            }
        }
    }

    /** {@code ./stoa announcements withdraw}. */
    @Command(name = "withdraw", description = "Take an announcement back.", mixinStandardHelpOptions = true)
    static final class Withdraw implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "as ./stoa announcements lists it")
        private long id;

        @Mixin
        private DataOption data = new DataOption();

        @Override
        public Integer call() {
            ModuleWork.with(data, context -> {
                if (!context.getBean(Announcements.class).withdraw(id)) {
                    throw new CommandFailure("There is no announcement " + id + ".");
                }
            });
            return 0;
        }
    }
}
