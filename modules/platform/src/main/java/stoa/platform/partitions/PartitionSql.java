package stoa.platform.partitions;

import static stoa.platform.sql.platform.Tables.MISSING_PARTITION;
import static stoa.platform.sql.platform.Tables.PARTITION_RUNWAY;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jooq.impl.DSL;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** What the database says of its partitions, and the one change that a server may make. */
@Singleton
class PartitionSql {
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

    /** A partition that there should be. */
    record Missing(String schema, String parent, Instant from) {}

    /** For how many days a table takes rows, and how few are an alarm. */
    record Runway(String table, double days, double leastDays) {}
}
