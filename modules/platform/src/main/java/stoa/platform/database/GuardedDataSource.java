package stoa.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Opens connections that {@link PoolingGuard} watches. It stands below the pool, so that whoever gets a connection, a
 * library too, gets a guarded one.
 */
final class GuardedDataSource implements PlainDataSource {
    private final String url;
    private final Properties properties;

    GuardedDataSource(String url, Properties properties) {
        this.url = url;
        this.properties = properties;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return GuardedConnection.around(ServerConnections.open(url, properties));
    }
}
