package stoa.app;

import stoa.app.commands.CommandLineInterface;

/** The program behind {@code ./stoa}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineInterface.run(arguments));
    }
}
