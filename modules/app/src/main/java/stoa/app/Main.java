package stoa.app;

import stoa.app.commands.CommandLineInterface;

/** The program behind {@code ./stoa}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Pictures are decoded without a screen, also where there would be one.
        System.setProperty("java.awt.headless", "true");
        System.exit(CommandLineInterface.run(arguments));
    }
}
