package stoa.platform.events;

import static stoa.platform.sql.platform.Tables.EVENT_CURSOR;
import static stoa.platform.sql.platform.Tables.EVENT_INSTANCE;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.types.DayToSecond;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on cursors, on who holds them, and on which instances there are. Leases run by the database's clock. */
@Singleton
class CursorSql {
    private static final Field<Instant> NOW = DSL.field("now()", SQLDataType.INSTANT);

    private static final Field<String> WITHOUT_WAITING =
            DSL.field("set_config('synchronous_commit', 'off', true)", SQLDataType.VARCHAR);

    private final Database database;

    CursorSql(Database database) {
        this.database = database;
    }

    private static Field<Instant> in(Duration time) {
        return DSL.field("now() + {0}", SQLDataType.INSTANT, DSL.val(DayToSecond.valueOf(time)));
    }

    private static Field<Instant> ago(Duration time) {
        return DSL.field("now() - {0}", SQLDataType.INSTANT, DSL.val(DayToSecond.valueOf(time)));
    }

    /** Makes the cursors of a new consumer, at the end of the log. */
    void ensure(String consumer, int shards, long horizon) {
        database.write(sql -> sql.insertInto(
                        EVENT_CURSOR,
                        EVENT_CURSOR.CONSUMER,
                        EVENT_CURSOR.SHARD,
                        EVENT_CURSOR.SHARDS,
                        EVENT_CURSOR.POSITION,
                        EVENT_CURSOR.POSITION_AT)
                .select(DSL.select(
                                DSL.val(consumer),
                                DSL.field(DSL.name("shard"), SQLDataType.SMALLINT),
                                DSL.val((short) shards),
                                DSL.val(horizon),
                                NOW)
                        .from(DSL.unnest(IntStream.range(0, shards)
                                        .mapToObj(shard -> (short) shard)
                                        .toArray(Short[]::new))
                                .as("fresh", "shard"))
                        // The number of shards is the one that it began with.
                        .whereNotExists(DSL.selectOne().from(EVENT_CURSOR).where(EVENT_CURSOR.CONSUMER.eq(consumer))))
                .onConflictDoNothing()
                .execute());
    }

    Set<String> existing() {
        return database.read(
                Consistency.primary(),
                sql -> sql.selectDistinct(EVENT_CURSOR.CONSUMER)
                        .from(EVENT_CURSOR)
                        .fetchSet(EVENT_CURSOR.CONSUMER));
    }

    /** Says that an instance lives, and counts those that do. */
    int announce(UUID instance, Duration lease) {
        return database.write(sql -> {
            sql.insertInto(EVENT_INSTANCE)
                    .set(EVENT_INSTANCE.INSTANCE, instance)
                    .set(EVENT_INSTANCE.SEEN_AT, NOW)
                    .onConflict(EVENT_INSTANCE.INSTANCE)
                    .doUpdate()
                    .set(EVENT_INSTANCE.SEEN_AT, NOW)
                    .execute();
            sql.deleteFrom(EVENT_INSTANCE)
                    .where(EVENT_INSTANCE.SEEN_AT.lt(ago(lease.multipliedBy(10))))
                    .execute();
            return sql.fetchCount(EVENT_INSTANCE, EVENT_INSTANCE.SEEN_AT.gt(ago(lease)));
        });
    }

    void leave(UUID instance) {
        database.write(sql -> {
            sql.deleteFrom(EVENT_INSTANCE)
                    .where(EVENT_INSTANCE.INSTANCE.eq(instance))
                    .execute();
            return sql.update(EVENT_CURSOR)
                    .setNull(EVENT_CURSOR.OWNER)
                    .setNull(EVENT_CURSOR.LEASED_UNTIL)
                    .where(EVENT_CURSOR.OWNER.eq(instance))
                    .execute();
        });
    }

    int total(Collection<String> consumers) {
        return database.read(
                Consistency.primary(), sql -> sql.fetchCount(EVENT_CURSOR, EVENT_CURSOR.CONSUMER.in(consumers)));
    }

    /** Prolongs what an instance holds. */
    Set<Cursor.Place> renew(UUID owner, Duration lease) {
        return database.write(sql -> sql
                .update(EVENT_CURSOR)
                .set(EVENT_CURSOR.LEASED_UNTIL, in(lease))
                .where(EVENT_CURSOR.OWNER.eq(owner))
                .returningResult(EVENT_CURSOR.CONSUMER, EVENT_CURSOR.SHARD)
                .fetch()
                .stream()
                .map(row -> new Cursor.Place(row.value1(), row.value2()))
                .collect(Collectors.toSet()));
    }

    /** Takes shards that nobody holds, or whose holder has not been heard of for the time of its lease. */
    List<Cursor> acquire(Collection<String> consumers, UUID owner, Duration lease, int most) {
        var free = DSL.select(EVENT_CURSOR.CONSUMER, EVENT_CURSOR.SHARD)
                .from(EVENT_CURSOR)
                .where(EVENT_CURSOR.CONSUMER.in(consumers))
                .and(EVENT_CURSOR.OWNER.isNull().or(EVENT_CURSOR.LEASED_UNTIL.lt(NOW)))
                .orderBy(DSL.rand())
                .limit(most)
                .forUpdate()
                .skipLocked();
        return database.write(sql -> sql.update(EVENT_CURSOR)
                .set(EVENT_CURSOR.OWNER, owner)
                .set(EVENT_CURSOR.LEASED_UNTIL, in(lease))
                .set(EVENT_CURSOR.FENCE, EVENT_CURSOR.FENCE.plus(1))
                .where(DSL.row(EVENT_CURSOR.CONSUMER, EVENT_CURSOR.SHARD).in(free))
                .returningResult(
                        EVENT_CURSOR.CONSUMER,
                        EVENT_CURSOR.SHARD,
                        EVENT_CURSOR.SHARDS,
                        EVENT_CURSOR.POSITION,
                        EVENT_CURSOR.POSITION_AT,
                        EVENT_CURSOR.FENCE)
                .fetch(CursorSql::cursor));
    }

    /** Gives a shard back as it is stored. */
    void giveUp(UUID owner, Cursor.Place place) {
        database.write(sql -> sql.update(EVENT_CURSOR)
                .setNull(EVENT_CURSOR.OWNER)
                .setNull(EVENT_CURSOR.LEASED_UNTIL)
                .where(EVENT_CURSOR.OWNER.eq(owner))
                .and(EVENT_CURSOR.CONSUMER.eq(place.consumer()))
                .and(EVENT_CURSOR.SHARD.eq((short) place.shard()))
                .execute());
    }

    /** Gives a shard back where its worker has come to. */
    void release(Cursor cursor) {
        database.write(sql -> sql.update(EVENT_CURSOR)
                .set(EVENT_CURSOR.POSITION, DSL.greatest(EVENT_CURSOR.POSITION, DSL.val(cursor.position())))
                .set(EVENT_CURSOR.POSITION_AT, DSL.greatest(EVENT_CURSOR.POSITION_AT, DSL.val(cursor.positionAt())))
                .setNull(EVENT_CURSOR.OWNER)
                .setNull(EVENT_CURSOR.LEASED_UNTIL)
                .where(EVENT_CURSOR.CONSUMER.eq(cursor.consumer()))
                .and(EVENT_CURSOR.SHARD.eq((short) cursor.shard()))
                .and(EVENT_CURSOR.FENCE.eq(cursor.fence()))
                .execute());
    }

    /**
     * Moves a cursor on, in the transaction of what was done for it. That transaction does not wait for the disk: where the server
     * fails before it is there, cursor and work are gone together, and it is done again (PostgreSQL manual, 28.4).
     *
     * @param from where it must stand; as somebody else's work would have moved it, or an own commit whose answer was lost
     * @throws LeaseLostException where it does not stand there, or is somebody else's
     */
    void advance(Cursor from, long position, Instant at) {
        int moved = database.write(sql -> sql.update(EVENT_CURSOR)
                .set(EVENT_CURSOR.POSITION, position)
                .set(EVENT_CURSOR.POSITION_AT, at)
                .where(EVENT_CURSOR.CONSUMER.eq(from.consumer()))
                .and(EVENT_CURSOR.SHARD.eq((short) from.shard()))
                .and(EVENT_CURSOR.FENCE.eq(from.fence()))
                .and(EVENT_CURSOR.POSITION.le(from.position()))
                .returningResult(WITHOUT_WAITING)
                .execute());
        if (moved == 0) {
            throw new LeaseLostException(from);
        }
    }

    /** Where a cursor stands, kept in place until the end of the transaction; empty where it is somebody else's. */
    Optional<Cursor> hold(Cursor cursor) {
        return database.write(sql -> sql.select(
                        EVENT_CURSOR.CONSUMER,
                        EVENT_CURSOR.SHARD,
                        EVENT_CURSOR.SHARDS,
                        EVENT_CURSOR.POSITION,
                        EVENT_CURSOR.POSITION_AT,
                        EVENT_CURSOR.FENCE)
                .from(EVENT_CURSOR)
                .where(EVENT_CURSOR.CONSUMER.eq(cursor.consumer()))
                .and(EVENT_CURSOR.SHARD.eq((short) cursor.shard()))
                .and(EVENT_CURSOR.FENCE.eq(cursor.fence()))
                .forShare()
                .fetchOptional(CursorSql::cursor));
    }

    private static Cursor cursor(Record6<String, Short, Short, Long, Instant, Long> row) {
        return new Cursor(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6());
    }
}
