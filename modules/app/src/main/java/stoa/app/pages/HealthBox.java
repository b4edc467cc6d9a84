package stoa.app.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side of the database's health.
 *
 * @param id of the element, to which links lead
 * @param note what its reader should know first
 * @param facts the figures above all tables
 * @param problem why nothing can be said now; null where something can
 */
public record HealthBox(
        String id,
        String title,
        @Nullable String note,
        List<Fact> facts,
        @Nullable ChartTable chart,
        List<DataTable> tables,
        @Nullable String problem) {

    /** A figure with its name. */
    public record Fact(String name, DataTable.Cell value) {}

    /** Whether somebody should look at it: because it says so, or cannot say anything. */
    public boolean alarming() {
        return problem != null
                || facts.stream().anyMatch(fact -> fact.value().alarming())
                || tables.stream().anyMatch(DataTable::alarming);
    }
}
