package stoa.app.health;

import static stoa.app.pages.DataTable.row;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import stoa.app.pages.Amounts;
import stoa.app.pages.ChartTable;
import stoa.app.pages.DataTable;
import stoa.app.pages.DataTable.Cell;
import stoa.app.pages.DataTable.Column;
import stoa.insights.Dashboards;
import stoa.insights.StorageGrowth;
import stoa.insights.StorageGrowth.Part;

/** What tables take on disk, day by day. */
@Singleton
@Order(4)
class StorageHealth implements HealthSource {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final Dashboards dashboards;

    StorageHealth(Dashboards dashboards) {
        this.dashboards = dashboards;
    }

    @Override
    public String id() {
        return "storage";
    }

    @Override
    public String title() {
        return "Storage";
    }

    @Override
    public Look look() {
        var growth = dashboards.storage();
        var totals = growth.days().stream()
                .collect(Collectors.groupingBy(Part::day, TreeMap::new, Collectors.summingLong(Part::bytes)));
        if (totals.isEmpty()) {
            return Look.of().noting("Measured at the end of each day; none has ended yet.");
        }
        return Look.of(bySchema(growth, totals.firstKey(), totals.lastKey()))
                .with(new ChartTable(
                        "Size of all tables",
                        ChartTable.Kind.LINE,
                        ChartTable.Unit.BYTES,
                        List.of("Size"),
                        totals.entrySet().stream().map(StorageHealth::day).toList()))
                .noting("Tables with their indexes, at the end of each day"
                        + growth.asOf()
                                .map(asOf -> ", as of " + Looks.absolute(asOf))
                                .orElse("") + ".");
    }

    private static ChartTable.Day day(Map.Entry<LocalDate, Long> total) {
        return new ChartTable.Day(total.getKey().toString(), DAY.format(total.getKey()), List.of(total.getValue()));
    }

    private static DataTable bySchema(StorageGrowth growth, LocalDate first, LocalDate last) {
        var before = growth.days().stream()
                .filter(part -> part.day().equals(first))
                .collect(Collectors.toMap(Part::schema, Part::bytes));
        return new DataTable(
                "By schema",
                List.of(
                        Column.text("Schema"),
                        Column.number("On " + DAY.format(last)),
                        Column.number("Grown since " + DAY.format(first))),
                growth.days().stream()
                        .filter(part -> part.day().equals(last))
                        .sorted(Comparator.comparing(Part::bytes).reversed())
                        .map(part -> row(
                                Cell.of(part.schema()),
                                Cell.of(Amounts.bytes((double) part.bytes())),
                                Cell.of(grown(part.bytes() - before.getOrDefault(part.schema(), 0L)))))
                        .toList(),
                "");
    }

    private static String grown(long bytes) {
        return bytes < 0 ? "−" + Amounts.bytes((double) -bytes) : Amounts.bytes((double) bytes);
    }
}
