package stoa.db.archive;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import stoa.db.archive.ArchiveListener.Step;

/** Drops tables whose files are proved once more, in one transaction with the note in the manifest. */
final class Drop {
    private final Connection connection;
    private final ArchiveStorage storage;
    private final Path work;
    private final ArchiveListener listener;

    Drop(Connection connection, ArchiveStorage storage, Path work, ArchiveListener listener) {
        this.connection = connection;
        this.storage = storage;
        this.work = work;
        this.listener = listener;
    }

    /** @param group what has the same bounds, and goes together or not at all */
    void run(List<ArchivedPartition> group) throws SQLException {
        for (var archived : group) {
            new Proof(storage, work, listener).of(archived.partition(), archived.file());
            listener.done(archived.partition(), Step.PROVED_AGAIN);
        }
        connection.setAutoCommit(false);
        try {
            for (var archived : group) {
                drop(archived);
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        group.forEach(archived -> listener.done(archived.partition(), Step.DROPPED));
    }

    private void drop(ArchivedPartition archived) throws SQLException {
        var partition = archived.partition();
        var table = new DetachedTable(connection, partition);
        if (table.exists()) {
            if (table.attached()) {
                throw new ArchiveException("The table " + partition + " is attached again.");
            }
            table.keepFromWriters();
            var file = archived.file();
            if (!table.shape().hash().equals(file.schemaHash())
                    || !table.checksum(file.shape()).equals(file.checksum())) {
                throw new ArchiveException("The table " + partition + " has changed since it was archived.");
            }
            try (var statement = connection.createStatement()) {
                statement.execute("drop table " + partition.table());
            }
        }
        new ManifestSql(connection).dropped(partition);
    }
}
