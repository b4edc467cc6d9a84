package stoa.app.commands;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The option of commands that print figures: for people, or for scripts. */
final class Output {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final int STEP = 1024;

    @Option(names = "--json", description = "print one JSON document, for scripts")
    private boolean json;

    boolean json() {
        return json;
    }

    /** Maps, lists, strings, numbers, booleans and nulls, in one line. */
    static void print(PrintWriter out, Object document) {
        try {
            out.println(ObjectMapper.getDefault().writeValueAsString(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return (unit == 0 ? String.valueOf(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value)) + " "
                + UNITS[unit];
    }
}
