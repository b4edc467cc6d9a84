package stoa.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Notes up to where somebody has written, after the commit has returned: one round trip. Nothing waits for it to reach the
 * disk; a crash of the primary that loses it is a failover, after which nobody is shown less than the new primary has.
 */
final class WriteNote {
    private WriteNote() {}

    /**
     * Takes the position.
     *
     * @param writer empty for nobody in particular
     */
    static WalPosition take(Connection connection, OptionalLong writer) throws SQLException {
        var who = writer.isPresent() ? Long.toString(writer.getAsLong()) : "null";
        var sql = "/* platform.database */ begin; set local synchronous_commit = off;"
                + " select timeline, lsn from platform.note_write(" + who + "); commit";
        try (var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (var row = statement.getResultSet()) {
                row.next();
                return new WalPosition(row.getInt(1), row.getLong(2));
            }
        }
    }
}
