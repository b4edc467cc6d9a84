package stoa.notifications.inbox;

import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static stoa.notifications.sql.notifications.Tables.REQUEST;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import stoa.platform.database.Database;
import stoa.platform.jobs.RecurringJob;

/** Forgets requests of which every notification is older than inboxes go back. */
@Singleton
class OldRequestsJob implements RecurringJob {
    /** As long as the dictionary says that notifications are kept. */
    private static final int MONTHS_KEPT = 13;

    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final Clock clock;

    OldRequestsJob(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notifications.old_requests";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        var before = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .minusMonths(MONTHS_KEPT)
                .toInstant();
        int deleted;
        do {
            deleted = database.write(sql -> sql.deleteFrom(REQUEST)
                    .where(row(REQUEST.ACCOUNT_ID, REQUEST.FROM_ACCOUNT_ID)
                            .in(select(REQUEST.ACCOUNT_ID, REQUEST.FROM_ACCOUNT_ID)
                                    .from(REQUEST)
                                    .where(REQUEST.UPDATED_AT.lt(before))
                                    .limit(AT_ONCE)))
                    .execute());
        } while (deleted == AT_ONCE);
    }
}
