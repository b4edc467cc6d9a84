package stoa.db.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The manifest, for whoever may read {@code platform.archived_partition}. */
public final class ArchiveManifest {
    private ArchiveManifest() {}

    /** Where a connection comes from; it is closed here. */
    @FunctionalInterface
    public interface Connections {
        Connection open() throws SQLException;
    }

    /**
     * All partitions that were handed to the archive.
     *
     * @throws ArchiveException where they cannot be read
     */
    public static List<ArchivedPartition> read(Connections connections) {
        try (var connection = connections.open()) {
            return new ManifestSql(connection).list();
        } catch (SQLException e) {
            throw new ArchiveException("The manifest cannot be read: " + e.getMessage(), e);
        }
    }
}
