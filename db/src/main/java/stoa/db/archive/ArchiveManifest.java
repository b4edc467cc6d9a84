package stoa.db.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The manifest, for whoever may read {@code platform.archived_partition}. */
public final class ArchiveManifest {
    private ArchiveManifest() {}

    /** All partitions that were handed to the archive. */
    public static List<ArchivedPartition> read(Connection connection) throws SQLException {
        return new ManifestSql(connection).list();
    }
}
