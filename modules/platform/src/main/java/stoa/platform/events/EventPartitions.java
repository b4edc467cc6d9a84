package stoa.platform.events;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.jobs.RecurringJob;

/** Makes the log's days a month ahead and drops those whose time is over. Each start looks too, before anybody publishes. */
@Singleton
class EventPartitions implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(EventPartitions.class);
    private static final int DAYS_AHEAD = 30;
    private static final int ALARM = 7;
    private static final int DROPPED_AT_ONCE = 8;

    private final LogSql log;
    private final EventsConfig config;
    private final Clock clock;

    EventPartitions(LogSql log, EventsConfig config, Clock clock) {
        this.log = log;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "platform.event_partitions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @EventListener
    void atStart(StartupEvent event) {
        try {
            // Only what is urgent: the rest has time until the job comes round.
            if (runway() < ALARM) {
                makeAhead();
            }
        } catch (RuntimeException e) {
            LOG.warn("the partitions of the event log could not be looked at: {}", e.toString());
        }
    }

    @Override
    public void run() {
        makeAhead();
        if (runway() < ALARM) {
            LOG.error("the event log has partitions for {} days only", runway());
        }
        int dropped = log.dropPartitions(today().minusDays(config.retentionDays()), DROPPED_AT_ONCE);
        if (dropped > 0) {
            LOG.info("dropped {} days of the event log", dropped);
        }
    }

    /** Yesterday, too: clocks differ. */
    private void makeAhead() {
        int made = log.ensurePartitions(today().minusDays(1), DAYS_AHEAD + 2);
        if (made > 0) {
            LOG.info("made {} days of the event log", made);
        }
    }

    private long runway() {
        return ChronoUnit.DAYS.between(today(), log.runway());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
