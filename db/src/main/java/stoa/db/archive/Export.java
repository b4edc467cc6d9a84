package stoa.db.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import stoa.db.archive.ArchiveListener.Step;

/** Brings one detached table into a file, and proves it. Interrupted anywhere, it begins anew; the table stays as it is. */
final class Export {
    /** Of files that are being written: of no use to anybody but the run that writes them. */
    static final String PREFIX = "export-";

    private static final int NAME_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Connection connection;
    private final ArchiveStorage storage;
    private final Path work;
    private final ArchiveListener listener;
    private final ManifestSql manifest;

    Export(Connection connection, ArchiveStorage storage, Path work, ArchiveListener listener) {
        this.connection = connection;
        this.storage = storage;
        this.work = work;
        this.listener = listener;
        this.manifest = new ManifestSql(connection);
    }

    void run(ArchivedPartition waiting) throws SQLException, IOException {
        var partition = waiting.partition();
        var table = new DetachedTable(connection, partition);
        if (!table.exists()) {
            throw new ArchiveException("The table " + partition + " is not there, and was not archived.");
        }
        if (table.attached()) {
            throw new ArchiveException("The table " + partition + " is attached: detach it first.");
        }
        if (waiting.object().isPresent()) {
            storage.delete(waiting.object().get());
        }
        var name = newName(partition);
        manifest.name(partition, name);
        listener.done(partition, Step.BEGUN);
        var file = Files.createTempFile(work, PREFIX, ".parquet");
        try {
            var written = write(partition, table, name, file);
            listener.done(partition, Step.EXPORTED);
            storage.put(name, file);
            listener.done(partition, Step.STORED);
            new Proof(storage, work, listener).of(partition, written);
            listener.done(partition, Step.READ_BACK);
            manifest.verified(partition, written);
            listener.done(partition, Step.VERIFIED);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private ArchivedFile write(DetachedPartition partition, DetachedTable table, String name, Path file)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            table.keepFromWriters();
            var shape = table.shape();
            var checksum = table.checksum(shape);
            var copy = table.copy(shape);
            try {
                new ParquetFile(file)
                        .write(
                                shape,
                                new CopiedRows(
                                        copy,
                                        shape.columns(),
                                        rows -> listener.progress(partition, "export", rows, checksum.rows())),
                                work);
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
            return new ArchivedFile(
                    name, Files.size(file), Hashes.of(file), table.bytes(), checksum, shape, shape.hash());
        } finally {
            // Nothing was written.
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** A name that no object has had: one that was left half-way is never taken for another. */
    static String newName(DetachedPartition partition) {
        var bytes = new byte[NAME_BYTES];
        RANDOM.nextBytes(bytes);
        return partition.schema() + "/" + partition.parent() + "/" + partition.partition() + "-"
                + HexFormat.of().formatHex(bytes) + ".parquet";
    }
}
