package stoa.insights.rollup;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import stoa.platform.events.EventOperations;
import stoa.platform.jobs.RecurringJob;

/**
 * Counts the day that is under way again and again, and each day that is over once more, for good: as soon as everything that
 * happened on it has been collected.
 */
@Singleton
class RollUpJob implements RecurringJob {
    private final RollUpSql days;
    private final EventOperations events;
    private final RollUpConfig config;
    private final Clock clock;

    RollUpJob(RollUpSql days, EventOperations events, RollUpConfig config, Clock clock) {
        this.days = days;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "insights.roll_up";
    }

    @Override
    public Duration every() {
        return config.every();
    }

    @Override
    public void run() {
        var today = today();
        var first = days.firstOpen().orElse(today);
        var collected = collectedUntil();
        for (var day = first; day.isBefore(today); day = day.plusDays(1)) {
            days.rollUp(day, isOver(day, collected));
        }
        days.rollUp(today, false);
    }

    private boolean isOver(LocalDate day, Instant collected) {
        var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return !end.isAfter(collected.minus(config.grace()));
    }

    /** Whatever happened before has been collected: a consumer that lags keeps days open. */
    private Instant collectedUntil() {
        var now = clock.instant();
        return events.cursors().stream()
                .filter(cursor -> cursor.consumer().equals("insights.events"))
                .map(cursor -> now.minus(cursor.lag()))
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
