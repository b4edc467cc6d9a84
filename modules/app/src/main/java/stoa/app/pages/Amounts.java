package stoa.app.pages;

import java.time.Duration;
import java.util.Locale;

/** Numbers as tables show them. */
public final class Amounts {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final int STEP = 1024;
    private static final double PERCENT = 100;
    private static final Duration SHORT = Duration.ofSeconds(1);

    private Amounts() {}

    /** Such as "4,203". */
    public static String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /** Such as "1.5 MB". */
    public static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ENGLISH, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }

    /** A part of a whole, such as "42 %"; "0 %" of nothing. */
    public static String share(double part, double whole) {
        return String.format(Locale.ENGLISH, "%.0f %%", whole == 0 ? 0 : PERCENT * part / whole);
    }

    /** A number with one digit behind the point, such as "12.5 days". */
    public static String amount(double value, String unit) {
        return String.format(Locale.ENGLISH, "%,.1f %s", value, unit);
    }

    /** In the unit that suits: "35 ms", "2.4 s", "12 min", "5 h", "3 d". */
    public static String duration(Duration time) {
        if (time.compareTo(SHORT) < 0) {
            return time.toMillis() + " ms";
        }
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(
                    Locale.ENGLISH,
                    "%.1f s",
                    (double) time.toMillis() / Duration.ofSeconds(1).toMillis());
        }
        if (time.compareTo(Duration.ofHours(1)) < 0) {
            return time.toMinutes() + " min";
        }
        return time.compareTo(Duration.ofDays(2)) < 0 ? time.toHours() + " h" : time.toDays() + " d";
    }
}
