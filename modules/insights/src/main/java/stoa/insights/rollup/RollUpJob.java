package stoa.insights.rollup;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.events.EventOperations;
import stoa.platform.jobs.RecurringJob;

/**
 * Counts the day that is under way again and again, and each day that is over once more, for good: as soon as everything that
 * happened on it has been collected.
 */
@Singleton
class RollUpJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(RollUpJob.class);
    private static final int DAYS_AHEAD = 60;
    private static final int DROPPED_AT_ONCE = 8;

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

    @EventListener
    void atStart(StartupEvent event) {
        try {
            makeAhead(today());
        } catch (RuntimeException e) {
            LOG.warn("the partitions of insights could not be looked at: {}", e.toString());
        }
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
        makeAhead(first);
        var collected = collectedUntil();
        for (var day = first; day.isBefore(today); day = day.plusDays(1)) {
            days.rollUp(day, isOver(day, collected));
        }
        days.rollUp(today, false);
        int dropped = days.dropEvents(today.minusDays(config.daysKept()), DROPPED_AT_ONCE);
        if (dropped > 0) {
            LOG.info("dropped {} days of counted events", dropped);
        }
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

    /** Yesterday, too: clocks differ. */
    private void makeAhead(LocalDate first) {
        var yesterday = today().minusDays(1);
        var from = first.isBefore(yesterday) ? first : yesterday;
        days.ensurePartitions(from, (int) ChronoUnit.DAYS.between(from, yesterday) + DAYS_AHEAD);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
