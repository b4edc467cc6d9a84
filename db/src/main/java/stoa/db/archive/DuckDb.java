package stoa.db.archive;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** DuckDB in this process: bounded, and with nothing that it would fetch from elsewhere. */
final class DuckDb {
    private static final String MEMORY = "512MB";
    private static final int THREADS = 2;

    private DuckDb() {}

    /**
     * A database of its own, in memory.
     *
     * @param work a folder for what does not fit into memory
     */
    static DuckDBConnection open(Path work) throws SQLException {
        var properties = new Properties();
        // Rows are handed out as they are read: no result is held as a whole.
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        properties.setProperty("memory_limit", MEMORY);
        properties.setProperty("threads", Integer.toString(THREADS));
        properties.setProperty("temp_directory", work.toString());
        var connection = DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
        try (var statement = connection.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A text for SQL. */
    static String literal(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }
}
