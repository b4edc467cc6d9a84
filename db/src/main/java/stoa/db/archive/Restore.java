package stoa.db.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import stoa.db.archive.ArchiveListener.Step;

/**
 * Brings a partition back from its file. Columns are found by their names: one that the table has got since has its default, one
 * that it has lost is left out.
 */
final class Restore {
    private static final byte[] COPY_HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] COPY_END = {(byte) 0xff, (byte) 0xff};
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int ATTEMPTS = 10;

    private final Connection connection;
    private final ArchiveStorage storage;
    private final Path work;
    private final ArchiveListener listener;
    private final ManifestSql manifest;

    Restore(Connection connection, ArchiveStorage storage, Path work, ArchiveListener listener) {
        this.connection = connection;
        this.storage = storage;
        this.work = work;
        this.listener = listener;
        this.manifest = new ManifestSql(connection);
    }

    void run(ArchivedPartition archived) throws SQLException, IOException {
        var partition = archived.partition();
        var file = archived.file();
        new Proof(storage, work, listener).of(partition, file);
        var table = new DetachedTable(connection, partition);
        var parent = table.parentShape();
        var shared = shared(parent, file.shape());
        try (var fetched = storage.fetch(file.name(), work)) {
            var parquet = new ParquetFile(fetched.file());
            if (table.exists()) {
                same(partition, checksum(parquet, shared), table.checksum(shared));
                bound(partition);
            } else {
                load(archived, parquet, shared, table);
            }
        }
        listener.done(partition, Step.LOADED);
        attach(partition);
        listener.done(partition, Step.ATTACHED);
        forget(archived);
    }

    /** A file whose rows are back in their table is of no more use, and would keep what is deleted there. */
    void forget(ArchivedPartition restored) throws SQLException, IOException {
        if (restored.object().isPresent()) {
            storage.delete(restored.object().get());
            manifest.name(restored.partition(), null);
        }
        listener.done(restored.partition(), Step.FORGOTTEN);
    }

    private static Shape shared(Shape table, Shape file) {
        var shared = table.sharedWith(file);
        for (var column : shared.columns()) {
            var kept = file.find(column.name()).orElseThrow();
            if (kept.array() != column.array()
                    || kept.carrier() != column.carrier()
                    || (kept.type() != column.type() && !widened(kept.type(), column.type()))) {
                throw new ArchiveException("The column " + kept + " of the file is now " + column + " in the table.");
            }
        }
        return shared;
    }

    private static boolean widened(ColumnType kept, ColumnType now) {
        return switch (kept) {
            case SMALLINT -> now == ColumnType.INTEGER || now == ColumnType.BIGINT;
            case INTEGER -> now == ColumnType.BIGINT;
            default -> false;
        };
    }

    private Checksum checksum(ParquetFile file, Shape shape) throws SQLException {
        var form = RowForm.hashed(shape.columns());
        var digest = new RowDigest();
        file.read(shape, work, row -> digest.add(form.of(row)));
        return digest.sum();
    }

    private static void same(DetachedPartition partition, Checksum file, Checksum table) {
        if (!file.equals(table)) {
            throw new ArchiveException("The table " + partition + " is not what its file is: it has " + table
                    + ", the file " + file + ". Drop or rename it, if it is not wanted.");
        }
    }

    private void load(ArchivedPartition archived, ParquetFile file, Shape shared, DetachedTable table)
            throws SQLException {
        var partition = archived.partition();
        connection.setAutoCommit(false);
        try {
            execute("create table " + partition.table() + " (like " + partition.parentTable()
                    + " including defaults including constraints including storage including compression)");
            long rows = archived.rows();
            same(partition, copy(partition, file, shared, rows), table.checksum(shared));
            for (var index : indexes(partition)) {
                execute(index);
            }
            bound(partition);
            execute("analyze " + partition.table());
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Checksum copy(DetachedPartition partition, ParquetFile file, Shape shared, long rows) throws SQLException {
        var hashed = RowForm.hashed(shared.columns());
        var tuple = RowForm.copied(shared.columns());
        var digest = new RowDigest();
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + partition.table() + " (" + shared.names() + ") from stdin (format binary)");
        try {
            copy.writeToCopy(COPY_HEADER, 0, COPY_HEADER.length);
            file.read(shared, work, row -> {
                digest.add(hashed.of(row));
                ByteBuffer bytes = tuple.of(row);
                copy.writeToCopy(bytes.array(), bytes.arrayOffset(), bytes.limit());
                listener.progress(partition, "load", digest.rows(), rows);
            });
            copy.writeToCopy(COPY_END, 0, COPY_END.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return digest.sum();
    }

    /** What makes the keys and indexes that the partitioned table has, so that attaching finds them there. */
    private Iterable<String> indexes(DetachedPartition partition) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.prepareStatement("""
                select 'alter table ' || ?::text || ' add ' || pg_get_constraintdef(k.oid)
                from pg_constraint k
                where k.conrelid = to_regclass(?) and k.contype in ('p', 'u')
                union all
                select 'create ' || case when i.indisunique then 'unique ' else '' end || 'index on ' || ?::text
                       || substr(pg_get_indexdef(i.indexrelid), strpos(pg_get_indexdef(i.indexrelid), ' USING '))
                from pg_index i
                where i.indrelid = to_regclass(?)
                  and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
                """)) {
            statement.setString(1, partition.table());
            statement.setString(2, partition.parentTable());
            statement.setString(3, partition.table());
            statement.setString(4, partition.parentTable());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }

    /** With a constraint that says what the bounds say, attaching reads no row. */
    private void bound(DetachedPartition partition) throws SQLException {
        execute("alter table " + partition.table() + " drop constraint if exists " + bounds(partition)
                + ", add constraint " + bounds(partition) + " check (" + inBounds(partition) + ")");
    }

    private String inBounds(DetachedPartition partition) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select quote_ident(a.attname)
                from pg_partitioned_table p
                join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
                where p.partrelid = to_regclass(?) and p.partnatts = 1
                """)) {
            statement.setString(1, partition.parentTable());
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new ArchiveException(partition.parentTable() + " is not partitioned by one column.");
                }
                var key = row.getString(1);
                return key + " is not null and " + key + " >= " + partition.lower() + " and " + key + " < "
                        + partition.upper();
            }
        }
    }

    private static String bounds(DetachedPartition partition) {
        return DetachedPartition.quoted(partition.partition() + "_bounds");
    }

    private void attach(DetachedPartition partition) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            connection.setAutoCommit(false);
            try {
                // Whoever waits for us waits no longer than this.
                execute("set local lock_timeout = '1s'");
                if (!new DetachedTable(connection, partition).attached()) {
                    mergeWhatCameBack(partition);
                    execute("alter table " + partition.parentTable() + " attach partition " + partition.table()
                            + " for values from (" + partition.lower() + ") to (" + partition.upper() + ")");
                    execute("alter table " + partition.table() + " drop constraint if exists " + bounds(partition));
                }
                manifest.restored(partition);
                connection.commit();
                return;
            } catch (SQLException e) {
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || attempt == ATTEMPTS) {
                    throw e;
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * Into the table, without what counts no more there, goes what is in the partition that was left in its place, which then is needed
     * no longer.
     */
    private void mergeWhatCameBack(DetachedPartition partition) throws SQLException {
        var table = new DetachedTable(connection, partition);
        var columns = table.shape();
        var key = DetachedPartition.quoted(columns.key().getFirst());
        var noted = " in (select number from platform.archive_erasure where schema_name = "
                + DuckDb.literal(partition.schema()) + " and erased_at is null and kind = ";
        execute("delete from " + partition.table() + " where " + key + noted + "'row')");
        if (columns.find("account_id").isPresent()) {
            execute("delete from " + partition.table() + " where account_id" + noted + "'account')");
        }
        var back = new DetachedPartition(
                partition.schema(),
                partition.parent(),
                partition.partition() + "_back",
                partition.lower(),
                partition.upper());
        if (new DetachedTable(connection, back).exists()) {
            execute("alter table " + partition.parentTable() + " detach partition " + back.table());
            execute("insert into " + partition.table() + " (" + columns.names() + ") select " + columns.names()
                    + " from " + back.table() + " on conflict do nothing");
            execute("drop table " + back.table());
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
