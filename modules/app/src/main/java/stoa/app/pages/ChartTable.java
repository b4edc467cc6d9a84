package stoa.app.pages;

import java.util.List;

/**
 * Figures by day: a table, over which {@code admin.js} draws a chart.
 *
 * @param series what each column but the first is about
 * @param days the oldest first
 */
public record ChartTable(String title, Kind kind, Unit unit, List<String> series, List<Day> days) {

    /** How it is drawn. */
    public enum Kind {
        LINE("line"),
        BAR("bar");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As Chart.js calls it. */
        public String word() {
            return word;
        }
    }

    /** What is counted. */
    public enum Unit {
        NUMBER("number"),
        BYTES("bytes");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        /** As {@code admin.js} calls it. */
        public String word() {
            return word;
        }
    }

    /** One value for each series. */
    public record Day(String iso, String label, List<Long> values) {}

    /** A value as the table has it. */
    public String text(long value) {
        return unit == Unit.BYTES ? Amounts.bytes((double) value) : Amounts.number(value);
    }
}
