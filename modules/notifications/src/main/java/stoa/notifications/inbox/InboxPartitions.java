package stoa.notifications.inbox;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jooq.impl.DSL;
import stoa.platform.database.Database;
import stoa.platform.jobs.RecurringJob;

/** Makes the months of inboxes ahead, each start too, and drops what is older than thirteen months. */
@Singleton
class InboxPartitions implements RecurringJob {
    private static final int MONTHS_AHEAD = 4;
    private static final int MONTHS_KEPT = 13;

    private final Database database;
    private final Clock clock;

    InboxPartitions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @EventListener
    void atStart(StartupEvent event) {
        ensure();
    }

    @Override
    public String name() {
        return "notifications.partitions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        ensure();
        var before = today().minusMonths(MONTHS_KEPT);
        database.write(sql -> sql.fetchSingle("select notifications.drop_partitions({0})", DSL.val(before)));
    }

    private void ensure() {
        database.write(sql -> sql.fetchSingle(
                "select notifications.ensure_partitions({0}, {1})", DSL.val(today()), DSL.inline(MONTHS_AHEAD)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
