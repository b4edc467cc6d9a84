package stoa.platform.partitions;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static stoa.platform.sql.platform.Tables.ARCHIVED_PARTITION;
import static stoa.platform.sql.platform.Tables.LIVE_PARTITION;
import static stoa.platform.sql.platform.Tables.MISSING_PARTITION;
import static stoa.platform.sql.platform.Tables.PARTITION_POLICY;
import static stoa.platform.sql.platform.Tables.PARTITION_RETENTION;
import static stoa.platform.sql.platform.Tables.PARTITION_RUNWAY;
import static stoa.platform.sql.platform.Tables.RETIRED_PARTITION;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** What the database says of its partitions, and the one change that a server may make. */
@Singleton
class PartitionSql implements PartitionOperations {
    private static final Field<Long> SIZE =
            field("pg_catalog.pg_total_relation_size({0})", Long.class, LIVE_PARTITION.RELATION);
    private static final Field<String> STATE = when(
                    ARCHIVED_PARTITION.RESTORED_AT.isNotNull(), inline(ArchiveState.RESTORED.name()))
            .when(ARCHIVED_PARTITION.DROPPED_AT.isNotNull(), inline(ArchiveState.DROPPED.name()))
            .when(ARCHIVED_PARTITION.VERIFIED_AT.isNotNull(), inline(ArchiveState.VERIFIED.name()))
            .otherwise(inline(ArchiveState.WAITING.name()));

    private final Database database;

    PartitionSql(Database database) {
        this.database = database;
    }

    /** Those that are needed first, first. */
    List<Missing> missing() {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(MISSING_PARTITION.SCHEMA, MISSING_PARTITION.PARENT, MISSING_PARTITION.FROM_AT)
                        .from(MISSING_PARTITION)
                        .orderBy(MISSING_PARTITION.FROM_AT, MISSING_PARTITION.SCHEMA, MISSING_PARTITION.PARENT)
                        .fetch(row -> new Missing(row.value1(), row.value2(), row.value3())));
    }

    /** In a transaction of its own, which waits two seconds for a lock at most. */
    void make(Missing wanted) {
        database.write(sql -> sql.fetchSingle(
                "select platform.make_partition({0}, {1}, {2})",
                DSL.val(wanted.schema()), DSL.val(wanted.parent()), DSL.val(wanted.from())));
    }

    List<Runway> runways() {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                PARTITION_RUNWAY.SCHEMA,
                                PARTITION_RUNWAY.PARENT,
                                PARTITION_RUNWAY.DAYS,
                                PARTITION_RUNWAY.LEAST_DAYS)
                        .from(PARTITION_RUNWAY)
                        .orderBy(PARTITION_RUNWAY.SCHEMA, PARTITION_RUNWAY.PARENT)
                        .fetch(row -> new Runway(row.value1() + "." + row.value2(), row.value3(), row.value4())));
    }

    @Override
    public List<PartitionedTableView> tables() {
        return database.read(Consistency.primary(), sql -> {
            var attached = sql.select(
                            LIVE_PARTITION.SCHEMA,
                            LIVE_PARTITION.PARENT,
                            count(),
                            max(LIVE_PARTITION.TO_AT),
                            coalesce(sum(SIZE), inline(0)).cast(SQLDataType.BIGINT))
                    .from(LIVE_PARTITION)
                    .groupBy(LIVE_PARTITION.SCHEMA, LIVE_PARTITION.PARENT)
                    .fetchMap(
                            row -> row.value1() + "." + row.value2(),
                            row -> new Attached(row.value3(), row.value4(), row.value5()));
            var detached = sql.select(RETIRED_PARTITION.SCHEMA, RETIRED_PARTITION.PARENT, count())
                    .from(RETIRED_PARTITION)
                    .where(RETIRED_PARTITION.ENDED_AT.isNull())
                    .groupBy(RETIRED_PARTITION.SCHEMA, RETIRED_PARTITION.PARENT)
                    .fetchMap(row -> row.value1() + "." + row.value2(), row -> (long) row.value3());
            return sql.select(
                            PARTITION_POLICY.SCHEMA,
                            PARTITION_POLICY.PARENT,
                            PARTITION_RUNWAY.DAYS,
                            PARTITION_RUNWAY.LEAST_DAYS,
                            when(PARTITION_RETENTION.SCHEMA.isNull(), PARTITION_POLICY.RETENTION.cast(SQLDataType.CLOB))
                                    .otherwise(PARTITION_RETENTION.RETENTION.cast(SQLDataType.CLOB)))
                    .from(PARTITION_POLICY)
                    .join(PARTITION_RUNWAY)
                    .on(PARTITION_RUNWAY.SCHEMA.eq(PARTITION_POLICY.SCHEMA))
                    .and(PARTITION_RUNWAY.PARENT.eq(PARTITION_POLICY.PARENT))
                    .leftJoin(PARTITION_RETENTION)
                    .on(PARTITION_RETENTION.SCHEMA.eq(PARTITION_POLICY.SCHEMA))
                    .and(PARTITION_RETENTION.PARENT.eq(PARTITION_POLICY.LEADER))
                    .orderBy(PARTITION_POLICY.SCHEMA, PARTITION_POLICY.PARENT)
                    .fetch(row -> {
                        var name = row.value1() + "." + row.value2();
                        var parts = attached.getOrDefault(name, Attached.NONE);
                        return new PartitionedTableView(
                                name,
                                parts.partitions(),
                                parts.bytes(),
                                Optional.ofNullable(parts.until()),
                                row.value3(),
                                row.value4(),
                                Optional.ofNullable(row.value5()),
                                detached.getOrDefault(name, 0L));
                    });
        });
    }

    @Override
    public List<ArchivedPartitionView> archived(int limit) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                ARCHIVED_PARTITION.SCHEMA_NAME,
                                ARCHIVED_PARTITION.PARTITION_NAME,
                                STATE,
                                coalesce(ARCHIVED_PARTITION.ROW_COUNT, inline(0L)),
                                coalesce(ARCHIVED_PARTITION.TABLE_BYTES, inline(0L)),
                                coalesce(ARCHIVED_PARTITION.OBJECT_BYTES, inline(0L)),
                                ARCHIVED_PARTITION.CHECKED_AT)
                        .from(ARCHIVED_PARTITION)
                        .orderBy(
                                ARCHIVED_PARTITION.ACCEPTED_AT.desc(),
                                ARCHIVED_PARTITION.SCHEMA_NAME,
                                ARCHIVED_PARTITION.PARTITION_NAME)
                        .limit(limit)
                        .fetch(row -> new ArchivedPartitionView(
                                row.value1() + "." + row.value2(),
                                ArchiveState.valueOf(row.value3()),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                Optional.ofNullable(row.value7()))));
    }

    @Override
    public List<ArchiveFigures> archive() {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                STATE,
                                count(),
                                total(ARCHIVED_PARTITION.ROW_COUNT),
                                total(ARCHIVED_PARTITION.TABLE_BYTES),
                                total(ARCHIVED_PARTITION.OBJECT_BYTES))
                        .from(ARCHIVED_PARTITION)
                        .groupBy(STATE)
                        .orderBy(STATE)
                        .fetch(row -> new ArchiveFigures(
                                ArchiveState.valueOf(row.value1()),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5())));
    }

    private static Field<Long> total(Field<Long> amount) {
        return coalesce(sum(amount), inline(0)).cast(SQLDataType.BIGINT);
    }

    /** Partitions of a table; {@code until} is null where there is none. */
    private record Attached(long partitions, @Nullable Instant until, long bytes) {
        static final Attached NONE = new Attached(0, null, 0);
    }

    /** A partition that there should be. */
    record Missing(String schema, String parent, Instant from) {}

    /** For how many days a table takes rows, and how few are an alarm. */
    record Runway(String table, double days, double leastDays) {}
}
