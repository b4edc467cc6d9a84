package stoa.app.health;

import static stoa.app.pages.DataTable.row;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import stoa.app.pages.Amounts;
import stoa.app.pages.DataTable;
import stoa.app.pages.DataTable.Cell;
import stoa.app.pages.DataTable.Column;
import stoa.platform.partitions.PartitionOperations;
import stoa.platform.partitions.PartitionOperations.PartitionedTableView;

/** Tables that are partitioned by time, and for how long there is room ahead. */
@Singleton
@Order(5)
class PartitionsHealth implements HealthSource {
    private final PartitionOperations partitions;

    PartitionsHealth(PartitionOperations partitions) {
        this.partitions = partitions;
    }

    @Override
    public String id() {
        return "partitions";
    }

    @Override
    public String title() {
        return "Partitions";
    }

    @Override
    public Look look() {
        return Look.of(new DataTable(
                "Tables and their runway",
                List.of(
                        Column.text("Table"),
                        Column.number("Partitions"),
                        Column.number("Size"),
                        Column.number("Until"),
                        Column.number("Runway"),
                        Column.number("Alarm under"),
                        Column.text("Kept for"),
                        Column.number("Detached")),
                partitions.tables().stream().map(PartitionsHealth::table).toList(),
                "No table is partitioned."));
    }

    private static List<Cell> table(PartitionedTableView table) {
        return row(
                Cell.of(table.name()),
                Cell.of(table.partitions()),
                Cell.of(Amounts.bytes((double) table.bytes())),
                Cell.of(table.until()
                        .map(until -> LocalDate.ofInstant(until, ZoneOffset.UTC).toString())
                        .orElse("–")),
                Cell.alarm(Amounts.amount(table.runwayDays(), "d"), table.alarming()),
                Cell.soft(Amounts.amount(table.leastDays(), "d")),
                Cell.of(table.retention().orElse("ever")),
                Cell.of(table.detached()));
    }
}
