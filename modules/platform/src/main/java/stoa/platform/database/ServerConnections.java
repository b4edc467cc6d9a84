package stoa.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;

/** Opens connections to a server, past any pool of this process. */
final class ServerConnections {
    /**
     * The driver asks for {@code ISO}, and the server reports the whole style, {@code ISO, MDY}: PgBouncer before 1.20 takes
     * the two for different and says SET DateStyle before each transaction. Once the server has reported a change to this
     * client, they agree (pgbouncer/pgbouncer, issue 776); so it is changed twice, whatever it was.
     */
    private static final List<String> WHOLE_STYLE = List.of("set datestyle = 'ISO, DMY'", "set datestyle = 'ISO, YMD'");

    private ServerConnections() {}

    static Connection open(String url, Properties properties) throws SQLException {
        var connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL URL: " + url);
        }
        try (var statement = connection.createStatement()) {
            for (var change : WHOLE_STYLE) {
                statement.execute(change);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
