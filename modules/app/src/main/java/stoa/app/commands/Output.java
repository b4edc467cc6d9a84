package stoa.app.commands;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that print figures: for people, or for scripts. */
final class Output {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final int STEP = 1024;
    private static final char QUOTE = 0x22;
    private static final char ESCAPE = 0x5c;

    @Option(names = "--json", description = "print one JSON document, for scripts")
    private boolean json;

    boolean json() {
        return json;
    }

    /**
     * Prints maps, lists, texts, numbers, booleans and nulls in one line. By hand: without a context of Micronaut its mapper makes
     * one, which first asks the network in which cloud it is.
     */
    static void print(PrintWriter out, Object document) {
        out.println(json(document));
    }

    private static String json(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> fields ->
                fields.entrySet().stream()
                        .map(field -> quoted(String.valueOf(field.getKey())) + ":" + json(field.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Collection<?> values -> values.stream().map(Output::json).collect(Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder().append(QUOTE);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == QUOTE || c == ESCAPE) {
                quoted.append(ESCAPE).append(c);
            } else if (c < ' ') {
                quoted.append(ESCAPE).append(String.format(Locale.ROOT, "u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append(QUOTE).toString();
    }

    /** In words, such as {@code 1.5 GB}. */
    static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return (unit == 0 ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value)) + " "
                + UNITS[unit];
    }
}
