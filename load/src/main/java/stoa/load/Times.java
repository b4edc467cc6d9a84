package stoa.load;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lengths of time, as people write them on the command line: {@code 500ms}, {@code 30s}, {@code 2m}. */
final class Times {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m)");

    private Times() {}

    /**
     * @param most the longest that is allowed, so that nothing runs without an end
     * @throws IllegalArgumentException with a sentence where the text is none, is zero or is longer
     */
    static Duration parse(String text, Duration most) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a length of time is like 500ms, 30s or 2m, not " + text);
        }
        long number = Long.parseLong(matcher.group(1));
        var time = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
        if (time.isZero() || time.compareTo(most) > 0) {
            throw new IllegalArgumentException(text + " is not between 1ms and " + inSeconds(most));
        }
        return time;
    }

    static String inSeconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toNanos() / 1e9);
    }
}
