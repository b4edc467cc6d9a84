package stoa.platform.events;

import static stoa.platform.sql.platform.Tables.EVENTS_AFTER;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.impl.DSL;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements that read the log. All on the primary: a replica does not know who is publishing. */
@Singleton
class LogSql {
    /** How far the clocks of servers that succeed each other may be apart. */
    private static final Duration SKEW = Duration.ofDays(1);

    private final Database database;

    LogSql(Database database) {
        this.database = database;
    }

    /** Up to which id everything that will ever be visible is visible to statements from now on. */
    Horizon horizon() {
        return database.read(Consistency.primary(), sql -> {
            var row = sql.fetchSingle("select platform.event_horizon(), platform.wal_timeline()");
            return new Horizon(row.get(0, Long.class), row.get(1, Integer.class));
        });
    }

    /**
     * Reads on, in the order of ids.
     *
     * @param since when the event at the position, or one before it, was published: which days to look into
     * @param upTo a horizon that was asked for before
     */
    List<LogEntry> after(long position, Instant since, long upTo, int limit) {
        var events = EVENTS_AFTER.call(position, upTo, since.minus(SKEW), limit);
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                events.ID, events.NAME, events.VERSION, events.KEY, events.PAYLOAD, events.PUBLISHED_AT)
                        .from(events)
                        .fetch(row -> new LogEntry(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5().data(),
                                row.value6())));
    }

    /** Tells the other instances, in a statement of its own: a commit that notifies waits for all others that do. */
    void tellOthers(String what) {
        database.read(
                Consistency.primary(),
                sql -> sql.fetch(
                        "select pg_notify({0}, {1})", DSL.inline(NotificationListener.CHANNEL), DSL.inline(what)));
    }

    /**
     * How far the log can be read.
     *
     * @param timeline whose log: after a failover ids may be handed out again that had not reached the new primary
     */
    record Horizon(long id, int timeline) {}
}
