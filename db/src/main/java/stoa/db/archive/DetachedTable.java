package stoa.db.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The table of a detached partition, in PostgreSQL. */
final class DetachedTable {
    private final Connection connection;
    private final DetachedPartition partition;

    DetachedTable(Connection connection, DetachedPartition partition) {
        this.connection = connection;
        this.partition = partition;
    }

    boolean exists() throws SQLException {
        return number("select count(to_regclass(?))", partition.table()) > 0;
    }

    boolean attached() throws SQLException {
        return number("select count(*) from pg_inherits where inhrelid = to_regclass(?)", partition.table()) > 0;
    }

    /** With its indexes and what is stored out of line. */
    long bytes() throws SQLException {
        return number("select pg_total_relation_size(to_regclass(?))", partition.table());
    }

    private long number(String sql, String argument) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Keeps others from writing for as long as the transaction takes: nobody should, and so nobody waits. */
    void keepFromWriters() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '2s'");
            statement.execute("lock table " + partition.table() + " in share mode");
        }
    }

    /** @throws ArchiveException where a column has a type that the archive does not know */
    Shape shape() throws SQLException {
        return shape(partition.table());
    }

    /** Of the partitioned table, as it is today. */
    Shape parentShape() throws SQLException {
        return shape(partition.parentTable());
    }

    private Shape shape(String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.prepareStatement("""
                select a.attname, a.atttypid::bigint, format_type(a.atttypid, a.atttypmod), a.attgenerated <> ''
                from pg_attribute a
                where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
                order by a.attnum
                """)) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getBoolean(4)) {
                        throw new ArchiveException("The column " + row.getString(1) + " of " + table
                                + " is generated: the archive keeps none of these.");
                    }
                    columns.add(column(table, row.getString(1), row.getInt(2), row.getString(3)));
                }
            }
        }
        return new Shape(columns, key(table));
    }

    private static Column column(String table, String name, int oid, String type) {
        return ColumnType.ofOid(oid)
                .map(known -> new Column(name, known, false))
                .or(() -> ColumnType.ofArrayOid(oid).map(known -> new Column(name, known, true)))
                .orElseThrow(() -> new ArchiveException("The column " + name + " of " + table + " is of the type "
                        + type + ", which the archive does not know."));
    }

    private List<String> key(String table) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select array_agg(a.attname::text order by k.place)
                from pg_index i
                cross join unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                where i.indrelid = to_regclass(?) and i.indisprimary
                """)) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                row.next();
                var names = row.getArray(1);
                if (names == null) {
                    throw new ArchiveException(table + " has no primary key to sort by.");
                }
                return Arrays.asList((String[]) names.getArray());
            }
        }
    }

    /** Of these columns of all rows. */
    Checksum checksum(Shape shape) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select count(*), coalesce(sum(('x' || left(h, 16))::bit(64)::bigint), 0)::text,
                               coalesce(sum(('x' || substr(h, 17, 16))::bit(64)::bigint), 0)::text
                        from (select encode(sha256(record_send(row(%s))), 'hex') as h from only %s) hashed
                        """.formatted(shape.names(), partition.table()))) {
            row.next();
            return Checksum.of(row.getLong(1), row.getString(2) + ":" + row.getString(3));
        }
    }

    /** All rows, sorted by the key. */
    CopyOut copy(Shape shape) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + shape.names() + " from only " + partition.table() + " order by "
                        + shape.order() + ") to stdout (format binary)");
    }
}
