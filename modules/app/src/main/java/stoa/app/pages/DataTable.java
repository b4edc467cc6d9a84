package stoa.app.pages;

import java.util.List;

/**
 * A table of the administration.
 *
 * @param rows of as many cells as there are columns, the first of which names the row
 * @param none what to say where there is no row
 */
public record DataTable(String title, List<Column> columns, List<List<Cell>> rows, String none) {

    /**
     * A column.
     *
     * @param number whether its cells are aligned as numbers are
     */
    public record Column(String title, boolean number) {
        public static Column text(String title) {
            return new Column(title, false);
        }

        public static Column number(String title) {
            return new Column(title, true);
        }
    }

    /** What stands in a cell. */
    public record Cell(String text, Tone tone) {
        public static Cell of(String text) {
            return new Cell(text, Tone.PLAIN);
        }

        public static Cell of(long number) {
            return of(Amounts.number(number));
        }

        /** Something that matters less. */
        public static Cell soft(String text) {
            return new Cell(text, Tone.SOFT);
        }

        /** Something that an operator should look at, where it is so. */
        public static Cell alarm(String text, boolean alarming) {
            return new Cell(text, alarming ? Tone.ALARM : Tone.PLAIN);
        }

        public boolean alarming() {
            return tone == Tone.ALARM;
        }
    }

    /** How much something matters. */
    public enum Tone {
        PLAIN,
        SOFT,
        ALARM
    }

    public static List<Cell> row(Cell... cells) {
        return List.of(cells);
    }

    public boolean alarming() {
        return rows.stream().flatMap(List::stream).anyMatch(Cell::alarming);
    }
}
