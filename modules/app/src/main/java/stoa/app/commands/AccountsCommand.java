package stoa.app.commands;

import io.micronaut.context.ApplicationContext;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.Departures;
import stoa.accounts.SignUpRequest;
import stoa.accounts.SignUps;
import stoa.accounts.Tokens;
import stoa.platform.web.Scope;

/** {@code ./stoa accounts}: people, beside a running server or without one. */
@Command(
        name = "accounts",
        description = "Make accounts and tokens, delete accounts.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AccountsCommand.Create.class,
            AccountsCommand.Token.class,
            AccountsCommand.Confirm.class,
            AccountsCommand.Delete.class
        })
final class AccountsCommand implements Runnable {
    private static final int PASSWORD_BYTES = 12;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which one: create, token, confirm or delete?");
    }

    private static AccountId named(ApplicationContext context, String name) {
        return context.getBean(Accounts.class)
                .findByName(name)
                .orElseThrow(() -> new CommandFailure("There is no account named " + name + "."))
                .accountId();
    }

    /** {@code ./stoa accounts create}. */
    @Command(name = "create", description = "Make an account, its address confirmed.", mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "user name: letters, digits, underscores")
        private String name = "";

        @Option(names = "--email", required = true, paramLabel = "E", description = "e-mail address")
        private String email = "";

        @Option(names = "--password", paramLabel = "P", description = "password (default: a random one, printed)")
        private @Nullable String password;

        @Option(
                names = "--role",
                defaultValue = "user",
                paramLabel = "ROLE",
                description = "user, moderator or admin (default: ${DEFAULT-VALUE})")
        private String role = "user";

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            if (!role.matches("user|moderator|admin")) {
                throw new ParameterException(spec.commandLine(), "--role is user, moderator or admin, not " + role);
            }
            var chosen = password == null ? random() : password;
            ModuleWork.with(data, context -> {
                var id = context.getBean(SignUps.class)
                        .signUp(new SignUpRequest(name, email, chosen, true, role, "en", true, OptionalLong.empty()));
                spec.commandLine().getOut().println("Made @" + name + " (" + id + ", " + role + ").");
            });
            if (password == null) {
                spec.commandLine().getOut().println("Password: " + chosen);
            }
            return 0;
        }

        private static String random() {
            var bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }

    /** {@code ./stoa accounts token}. */
    @Command(
            name = "token",
            description = "Issue an access token and print it alone on the last line.",
            mixinStandardHelpOptions = true)
    static final class Token implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "user name")
        private String name = "";

        @Option(
                names = "--scopes",
                defaultValue = "read write follow push",
                paramLabel = "LIST",
                description = "scopes, separated by spaces (default: ${DEFAULT-VALUE})")
        private String scopes = "";

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var wanted = Scope.parse(scopes);
            wanted.stream()
                    .filter(scope -> !new Scope(scope).isKnown())
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw new ParameterException(
                                spec.commandLine(), "--scopes: there is no scope named " + unknown);
                    });
            if (wanted.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--scopes names no scope");
            }
            ModuleWork.with(data, context -> {
                var token = context.getBean(Tokens.class).issueForCommandLine(named(context, name), wanted);
                spec.commandLine().getOut().println(token);
            });
            return 0;
        }
    }

    /** {@code ./stoa accounts confirm}. */
    @Command(
            name = "confirm",
            description = "Confirm somebody's e-mail address in their place.",
            mixinStandardHelpOptions = true)
    static final class Confirm implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "user name")
        private String name = "";

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            ModuleWork.with(data, context -> context.getBean(SignUps.class).confirm(named(context, name)));
            spec.commandLine().getOut().println("The address of @" + name + " is confirmed.");
            return 0;
        }
    }

    /** {@code ./stoa accounts delete}. */
    @Command(
            name = "delete",
            description = "Delete an account, as its owner can in the browser. It cannot be undone.",
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "user name")
        private String name = "";

        @Option(names = "--yes", required = true, description = "really")
        private boolean sure;

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            if (!sure) {
                throw new ParameterException(spec.commandLine(), "nothing is deleted without --yes");
            }
            ModuleWork.with(data, context -> context.getBean(Departures.class).delete(named(context, name)));
            spec.commandLine()
                    .getOut()
                    .println("@" + name + " is hidden, and cannot sign in. A running server erases the rest.");
            return 0;
        }
    }
}
