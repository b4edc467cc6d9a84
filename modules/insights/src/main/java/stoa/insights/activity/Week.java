package stoa.insights.activity;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/**
 * Seven days.
 *
 * @param monday the first of them
 */
record Week(LocalDate monday) {

    /** The one that an instant belongs to, and those before it, the latest first. */
    static List<Week> upTo(Instant now, int number) {
        var monday = now.atZone(ZoneOffset.UTC).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Stream.iterate(monday, first -> first.minusWeeks(1))
                .limit(number)
                .map(Week::new)
                .toList();
    }

    Instant begins() {
        return monday.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
