package stoa.platform.events;

import static stoa.platform.sql.platform.Tables.EVENT;
import static stoa.platform.sql.platform.Tables.EVENT_CURSOR;
import static stoa.platform.sql.platform.Tables.PARKED_EVENT;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** {@link EventOperations} on the tables; replaying is done by whoever holds the shard. */
@Singleton
class EventOperationsSql implements EventOperations {
    private final Database database;
    private final LogSql log;
    private final Clock clock;

    EventOperationsSql(Database database, LogSql log, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public List<CursorView> cursors() {
        var now = clock.instant();
        var behind = DSL.select(
                        DSL.count().as("events"), DSL.min(EVENT.PUBLISHED_AT).as("oldest"))
                .from(EVENT)
                .where(EVENT.ID.gt(EVENT_CURSOR.POSITION))
                .and(EVENT.PUBLISHED_AT.gt(DSL.field(
                        "{0} - interval '1 day'", EVENT.PUBLISHED_AT.getDataType(), EVENT_CURSOR.POSITION_AT)))
                .asTable("behind");
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                EVENT_CURSOR.CONSUMER,
                                EVENT_CURSOR.SHARD,
                                EVENT_CURSOR.SHARDS,
                                EVENT_CURSOR.POSITION,
                                behind.field("events", Long.class),
                                behind.field("oldest", Instant.class),
                                EVENT_CURSOR.OWNER)
                        .from(EVENT_CURSOR)
                        .crossJoin(DSL.lateral(behind))
                        .orderBy(EVENT_CURSOR.CONSUMER, EVENT_CURSOR.SHARD)
                        .fetch(row -> new CursorView(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6() == null ? Duration.ZERO : Duration.between(row.value6(), now),
                                Optional.ofNullable(row.value7()).map(UUID::toString))));
    }

    @Override
    public List<ParkedEventView> parked(int limit) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                PARKED_EVENT.CONSUMER,
                                PARKED_EVENT.EVENT_ID,
                                PARKED_EVENT.NAME,
                                PARKED_EVENT.KEY,
                                PARKED_EVENT.STATE,
                                PARKED_EVENT.ATTEMPTS,
                                PARKED_EVENT.PUBLISHED_AT,
                                PARKED_EVENT.ERROR)
                        .from(PARKED_EVENT)
                        .orderBy(PARKED_EVENT.EVENT_ID, PARKED_EVENT.CONSUMER)
                        .limit(limit)
                        .fetch(row -> new ParkedEventView(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                Optional.ofNullable(row.value8()))));
    }

    private static Condition parked(String consumer, Optional<Long> event) {
        return PARKED_EVENT
                .CONSUMER
                .eq(consumer)
                .and(PARKED_EVENT.STATE.eq(DSL.inline(ParkedSql.PARKED)))
                .and(event.map(PARKED_EVENT.EVENT_ID::eq).orElseGet(DSL::noCondition));
    }

    @Override
    public int replay(String consumer, Optional<Long> event) {
        int replayed = database.write(sql -> sql.update(PARKED_EVENT)
                .set(PARKED_EVENT.STATE, ParkedSql.WAITING)
                .set(PARKED_EVENT.ATTEMPTS, (short) 0)
                .set(PARKED_EVENT.NEXT_ATTEMPT_AT, Instant.EPOCH)
                .where(parked(consumer, event))
                .execute());
        if (replayed > 0) {
            log.tellOthers(NotificationListener.SHARING);
        }
        return replayed;
    }

    @Override
    public int discard(String consumer, Optional<Long> event) {
        return database.write(sql ->
                sql.deleteFrom(PARKED_EVENT).where(parked(consumer, event)).execute());
    }

    @Override
    public boolean forget(String consumer) {
        return database.write(sql -> {
            int forgotten = sql.deleteFrom(EVENT_CURSOR)
                    .where(EVENT_CURSOR.CONSUMER.eq(consumer))
                    .and(EVENT_CURSOR
                            .OWNER
                            .isNull()
                            .or(EVENT_CURSOR.LEASED_UNTIL.lt(DSL.field("now()", Instant.class))))
                    .execute();
            if (forgotten > 0) {
                sql.deleteFrom(PARKED_EVENT)
                        .where(PARKED_EVENT.CONSUMER.eq(consumer))
                        .execute();
            }
            return forgotten > 0;
        });
    }
}
