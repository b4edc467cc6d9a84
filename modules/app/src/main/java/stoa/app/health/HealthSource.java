package stoa.app.health;

import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.app.pages.ChartTable;
import stoa.app.pages.DataTable;
import stoa.app.pages.HealthBox;

/** One side of the database's health. Sources are shown in the order of their {@code @Order}. */
interface HealthSource {

    /** A word that stands for it in addresses. */
    String id();

    String title();

    /** Looks, with a constant number of statements; whatever it throws is said in its place. */
    Look look();

    /** What was seen. */
    record Look(
            @Nullable String note,
            List<HealthBox.Fact> facts,
            @Nullable ChartTable chart,
            List<DataTable> tables) {
        static Look of(DataTable... tables) {
            return new Look(null, List.of(), null, List.of(tables));
        }

        Look with(HealthBox.Fact... more) {
            return new Look(note, List.of(more), chart, tables);
        }

        Look with(ChartTable newChart) {
            return new Look(note, facts, newChart, tables);
        }

        Look noting(String newNote) {
            return new Look(newNote, facts, chart, tables);
        }
    }
}
