package stoa.insights.dashboards;

import java.util.Locale;

/** Numbers of bytes as people read them. */
final class Bytes {
    private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB"};
    private static final int STEP = 1024;

    private Bytes() {}

    /** Such as {@code 1.5 MB}. */
    static String human(long bytes) {
        if (bytes < STEP) {
            return bytes + " Bytes";
        }
        double size = bytes;
        int unit = -1;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
