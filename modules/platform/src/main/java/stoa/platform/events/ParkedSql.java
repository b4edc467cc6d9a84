package stoa.platform.events;

import static stoa.platform.sql.platform.Tables.PARKED_EVENT;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on events that a consumer could not handle. Only the holder of their shard changes them, and operators. */
@Singleton
class ParkedSql {
    static final String WAITING = "waiting";
    static final String RETRYING = "retrying";
    static final String PARKED = "parked";

    private final Database database;

    ParkedSql(Database database) {
        this.database = database;
    }

    private static Condition of(Cursor cursor, long event) {
        return PARKED_EVENT.CONSUMER.eq(cursor.consumer()).and(PARKED_EVENT.EVENT_ID.eq(event));
    }

    /** What is not parked yet, in the order of the log. */
    List<Unfinished> unfinished(Cursor cursor, int limit) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                PARKED_EVENT.EVENT_ID,
                                PARKED_EVENT.NAME,
                                PARKED_EVENT.VERSION,
                                PARKED_EVENT.KEY,
                                PARKED_EVENT.PAYLOAD,
                                PARKED_EVENT.PUBLISHED_AT,
                                PARKED_EVENT.ATTEMPTS,
                                PARKED_EVENT.NEXT_ATTEMPT_AT)
                        .from(PARKED_EVENT)
                        .where(PARKED_EVENT.CONSUMER.eq(cursor.consumer()))
                        .and(PARKED_EVENT.SHARD.eq((short) cursor.shard()))
                        .and(PARKED_EVENT.STATE.ne(DSL.inline(PARKED)))
                        .orderBy(PARKED_EVENT.EVENT_ID)
                        .limit(limit)
                        .fetch(row -> new Unfinished(
                                new LogEntry(
                                        row.value1(),
                                        row.value2(),
                                        row.value3(),
                                        row.value4(),
                                        row.value5().data(),
                                        row.value6()),
                                row.value7(),
                                row.value8())));
    }

    /** Which shards have something that is not parked yet. */
    Set<Cursor.Place> places() {
        return database.read(
                Consistency.primary(),
                sql -> sql
                        .selectDistinct(PARKED_EVENT.CONSUMER, PARKED_EVENT.SHARD)
                        .from(PARKED_EVENT)
                        .where(PARKED_EVENT.STATE.ne(DSL.inline(PARKED)))
                        .fetch()
                        .stream()
                        .map(row -> new Cursor.Place(row.value1(), row.value2()))
                        .collect(Collectors.toSet()));
    }

    /** Puts events behind one of their key that is being retried. */
    void queue(Cursor cursor, Collection<LogEntry> entries, Instant now) {
        if (!entries.isEmpty()) {
            database.write(sql -> sql.insertInto(
                            PARKED_EVENT,
                            PARKED_EVENT.CONSUMER,
                            PARKED_EVENT.EVENT_ID,
                            PARKED_EVENT.SHARD,
                            PARKED_EVENT.KEY,
                            PARKED_EVENT.NAME,
                            PARKED_EVENT.VERSION,
                            PARKED_EVENT.PAYLOAD,
                            PARKED_EVENT.PUBLISHED_AT,
                            PARKED_EVENT.STATE,
                            PARKED_EVENT.NEXT_ATTEMPT_AT)
                    .valuesOfRows(entries.stream()
                            .map(entry -> DSL.row(
                                    cursor.consumer(),
                                    entry.id(),
                                    (short) cursor.shard(),
                                    entry.key(),
                                    entry.name(),
                                    (short) entry.version(),
                                    JSONB.valueOf(entry.payload()),
                                    entry.publishedAt(),
                                    WAITING,
                                    now))
                            .toList())
                    .execute());
        }
    }

    /** Notes that a delivery failed. */
    void failed(Cursor cursor, long event, int attempts, String state, Instant next, String error, Instant now) {
        database.write(sql -> sql.update(PARKED_EVENT)
                .set(PARKED_EVENT.ATTEMPTS, (short) attempts)
                .set(PARKED_EVENT.STATE, state)
                .set(PARKED_EVENT.NEXT_ATTEMPT_AT, next)
                .set(PARKED_EVENT.ERROR, error)
                .set(PARKED_EVENT.FAILED_AT, now)
                .where(of(cursor, event))
                .execute());
    }

    /** Handled at last. */
    void finished(Cursor cursor, long event) {
        database.write(
                sql -> sql.deleteFrom(PARKED_EVENT).where(of(cursor, event)).execute());
    }

    /** An event that is retried, or waits behind one. */
    record Unfinished(LogEntry entry, int attempts, Instant next) {}
}
