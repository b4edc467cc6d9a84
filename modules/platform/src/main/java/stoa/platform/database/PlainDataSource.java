package stoa.platform.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that only hands out connections. */
@FunctionalInterface
interface PlainDataSource extends DataSource {
    /** A pool that is closed waits so long for connections that are being opened. */
    int LOGIN_SECONDS = 5;

    @Override
    Connection getConnection() throws SQLException;

    @Override
    default Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is configured");
    }

    @Override
    default PrintWriter getLogWriter() {
        return new PrintWriter(PrintWriter.nullWriter());
    }

    @Override
    default void setLogWriter(PrintWriter out) {
        // The driver logs by itself.
    }

    @Override
    default void setLoginTimeout(int seconds) {
        // The properties of the driver have it.
    }

    @Override
    default int getLoginTimeout() {
        return LOGIN_SECONDS;
    }

    @Override
    default Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    default <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    default boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
