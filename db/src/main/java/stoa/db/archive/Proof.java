package stoa.db.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Reads a file back from where it lies, with a DuckDB that knows nothing of its writing, and compares all that is known of it. */
final class Proof {
    private static final int SOME_ROWS = 4096;

    private final ArchiveStorage storage;
    private final Path work;
    private final ArchiveListener listener;

    Proof(ArchiveStorage storage, Path work, ArchiveListener listener) {
        this.storage = storage;
        this.work = work;
        this.listener = listener;
    }

    /** @throws ArchiveException where anything differs, or the file is not there or cannot be read */
    void of(DetachedPartition partition, ArchivedFile expected) {
        try (var fetched = storage.fetch(expected.name(), work)) {
            compare(partition, expected, fetched.file());
        } catch (IOException | SQLException e) {
            throw new ArchiveException(
                    "The file " + expected.name() + " cannot be read: "
                            + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    private void compare(DetachedPartition partition, ArchivedFile expected, Path path)
            throws IOException, SQLException {
        same(expected, "size", expected.bytes(), Files.size(path));
        same(expected, "SHA-256", expected.sha256(), Hashes.of(path));
        var file = new ParquetFile(path);
        var shape = file.shape(work);
        same(expected, "schema hash", expected.schemaHash(), shape.hash());
        var form = RowForm.hashed(shape.columns());
        var digest = new RowDigest();
        file.read(shape, work, row -> {
            digest.add(form.of(row));
            if (digest.rows() % SOME_ROWS == 0) {
                listener.progress(
                        partition, "prove", digest.rows(), expected.checksum().rows());
            }
        });
        same(expected, "content", expected.checksum(), digest.sum());
    }

    private static void same(ArchivedFile file, String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new ArchiveException("The file " + file.name() + " is not what was archived: its " + what + " is "
                    + found + ", not " + expected + ".");
        }
    }
}
