package stoa.app.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.media.CustomEmojis;

/** {@code ./stoa emoji}: pictures with names, beside a running server or without one. */
@Command(
        name = "emoji",
        description = "List, add, disable and remove custom emoji.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EmojiCommand.All.class,
            EmojiCommand.Add.class,
            EmojiCommand.Disable.class,
            EmojiCommand.Enable.class,
            EmojiCommand.Remove.class
        })
final class EmojiCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return list(data, spec);
    }

    private static int list(DataOption data, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        ModuleWork.with(
                data,
                context -> context.getBean(CustomEmojis.class)
                        .all()
                        .forEach(emoji -> out.println(":" + emoji.shortcode() + ":"
                                + (emoji.category() == null ? "" : "  " + emoji.category())
                                + (emoji.listed() ? "" : "  (not offered)")
                                + (emoji.enabled() ? "" : "  (disabled)"))));
        return 0;
    }

    /** {@code ./stoa emoji list}. */
    @Command(name = "list", description = "List them.", mixinStandardHelpOptions = true)
    static final class All implements Callable<Integer> {
        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return list(data, spec);
        }
    }

    /** {@code ./stoa emoji add}. */
    @Command(name = "add", description = "Add one; it shows after some seconds.", mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Parameters(
                index = "0",
                paramLabel = "SHORTCODE",
                description = "its name without colons: letters, digits, underscores")
        private String shortcode = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "PNG, GIF or WebP, at most 256 KB")
        private Path file = Path.of("");

        @Option(names = "--category", paramLabel = "C", description = "under which apps offer it")
        private @Nullable String category;

        @Option(names = "--unlisted", description = "apps do not offer it; it can be named all the same")
        private boolean unlisted;

        @Mixin
        private DataOption data = new DataOption();

        @Override
        public Integer call() {
            if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
                throw new CommandFailure("The file " + file + " cannot be read.");
            }
            ModuleWork.with(
                    data, context -> context.getBean(CustomEmojis.class).add(shortcode, file, category, !unlisted));
            return 0;
        }
    }

    /** {@code ./stoa emoji disable}. */
    @Command(
            name = "disable",
            description = "Show its name as text again, and keep its picture.",
            mixinStandardHelpOptions = true)
    static final class Disable implements Callable<Integer> {
        @Mixin
        private Named named = new Named();

        @Override
        public Integer call() {
            return named.change((emojis, name) -> emojis.enable(name, false));
        }
    }

    /** {@code ./stoa emoji enable}. */
    @Command(name = "enable", description = "Show one again that was disabled.", mixinStandardHelpOptions = true)
    static final class Enable implements Callable<Integer> {
        @Mixin
        private Named named = new Named();

        @Override
        public Integer call() {
            return named.change((emojis, name) -> emojis.enable(name, true));
        }
    }

    /** {@code ./stoa emoji remove}. */
    @Command(name = "remove", description = "Remove one with its picture.", mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        @Mixin
        private Named named = new Named();

        @Override
        public Integer call() {
            return named.change(CustomEmojis::remove);
        }
    }

    /** One of them. */
    static final class Named {
        @Parameters(paramLabel = "SHORTCODE", description = "its name without colons")
        private String shortcode = "";

        @Mixin
        private DataOption data = new DataOption();

        /** @param change answers false where there is none of this name */
        private int change(BiPredicate<CustomEmojis, String> change) {
            ModuleWork.with(data, context -> {
                if (!change.test(context.getBean(CustomEmojis.class), shortcode)) {
                    throw new CommandFailure("There is no emoji " + shortcode + ": ./stoa emoji lists them.");
                }
            });
            return 0;
        }
    }
}
