package stoa.app.health;

import static stoa.app.pages.DataTable.row;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import stoa.app.pages.Amounts;
import stoa.app.pages.DataTable;
import stoa.app.pages.DataTable.Cell;
import stoa.app.pages.DataTable.Column;
import stoa.platform.partitions.PartitionOperations;
import stoa.platform.partitions.PartitionOperations.ArchiveFigures;
import stoa.platform.partitions.PartitionOperations.ArchiveState;
import stoa.platform.partitions.PartitionOperations.ArchivedPartitionView;

/** Old partitions in files. */
@Singleton
@Order(7)
class ArchiveHealth implements HealthSource {
    private static final int NEWEST = 12;

    private final PartitionOperations partitions;

    ArchiveHealth(PartitionOperations partitions) {
        this.partitions = partitions;
    }

    @Override
    public String id() {
        return "archive";
    }

    @Override
    public String title() {
        return "Archive";
    }

    @Override
    public Look look() {
        var states = partitions.archive();
        if (states.isEmpty()) {
            return Look.of().noting("Nothing is archived.");
        }
        return Look.of(
                new DataTable(
                        "All of it",
                        List.of(
                                Column.text("State"),
                                Column.number("Partitions"),
                                Column.number("Rows"),
                                Column.number("As tables"),
                                Column.number("As files")),
                        states.stream().map(ArchiveHealth::state).toList(),
                        ""),
                new DataTable(
                        "Newest",
                        List.of(
                                Column.text("Partition"),
                                Column.text("State"),
                                Column.number("Rows"),
                                Column.number("As table"),
                                Column.number("As file"),
                                Column.text("Found whole")),
                        partitions.archived(NEWEST).stream()
                                .map(ArchiveHealth::partition)
                                .toList(),
                        ""));
    }

    private static String word(ArchiveState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static List<Cell> state(ArchiveFigures figures) {
        return row(
                Cell.of(word(figures.state())),
                Cell.of(figures.partitions()),
                Cell.of(figures.rows()),
                Cell.of(Amounts.bytes((double) figures.tableBytes())),
                Cell.of(Amounts.bytes((double) figures.fileBytes())));
    }

    private static List<Cell> partition(ArchivedPartitionView partition) {
        return row(
                Cell.of(partition.name()),
                Cell.of(word(partition.state())),
                Cell.of(partition.rows()),
                Cell.of(Amounts.bytes((double) partition.tableBytes())),
                Cell.of(Amounts.bytes((double) partition.fileBytes())),
                partition.checkedAt().map(Looks::ago).map(Cell::of).orElse(Cell.soft("not yet")));
    }
}
