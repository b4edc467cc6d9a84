package stoa.app.health;

import static stoa.app.pages.DataTable.row;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import stoa.app.pages.Amounts;
import stoa.app.pages.DataTable;
import stoa.app.pages.DataTable.Cell;
import stoa.app.pages.DataTable.Column;
import stoa.platform.events.EventOperations;
import stoa.platform.events.EventOperations.CursorView;
import stoa.platform.events.EventOperations.ParkedEventView;

/** How far the consumers of events are, and what they could not handle. */
@Singleton
@Order(9)
class EventsHealth implements HealthSource {
    private static final int MOST = 10;
    private static final Duration LATE = Duration.ofMinutes(1);

    private final EventOperations events;

    EventsHealth(EventOperations events) {
        this.events = events;
    }

    @Override
    public String id() {
        return "events";
    }

    @Override
    public String title() {
        return "Events";
    }

    @Override
    public Look look() {
        var consumers = events.cursors().stream()
                .collect(Collectors.groupingBy(CursorView::consumer, TreeMap::new, Collectors.toList()));
        return Look.of(
                new DataTable(
                        "Consumers",
                        List.of(
                                Column.text("Consumer"),
                                Column.number("Shards held"),
                                Column.number("Events behind"),
                                Column.number("Oldest waits for")),
                        consumers.values().stream().map(EventsHealth::consumer).toList(),
                        "Nobody consumes events."),
                new DataTable(
                        "Not handled yet, the oldest first",
                        List.of(
                                Column.text("Consumer"),
                                Column.text("Event"),
                                Column.text("State"),
                                Column.number("Attempts"),
                                Column.text("Published"),
                                Column.text("Error")),
                        events.parked(MOST).stream().map(EventsHealth::parked).toList(),
                        "Nothing is parked."));
    }

    /** A shard that nobody holds is an alarm: nobody reads on. */
    private static List<Cell> consumer(List<CursorView> shards) {
        long held = shards.stream().filter(shard -> shard.owner().isPresent()).count();
        var lag = shards.stream()
                .map(CursorView::lag)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return row(
                Cell.of(shards.getFirst().consumer()),
                Cell.alarm(held + " of " + shards.size(), held < shards.size()),
                Cell.of(shards.stream().mapToLong(CursorView::events).max().orElse(0)),
                lag.isZero()
                        ? Cell.soft("–")
                        : Cell.alarm(
                                Amounts.duration(lag.isNegative() ? Duration.ZERO : lag), lag.compareTo(LATE) > 0));
    }

    private static List<Cell> parked(ParkedEventView event) {
        return row(
                Cell.of(event.consumer()),
                Cell.of(event.name() + " " + event.event()),
                Cell.alarm(event.state(), event.state().equals("parked")),
                Cell.of(event.attempts()),
                Cell.of(Looks.ago(event.publishedAt())),
                Cell.soft(event.error().map(Looks::first).orElse("")));
    }
}
