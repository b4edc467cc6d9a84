package stoa.platform.database;

import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The pool of whichever server is the primary now, for libraries inside platform that want connections of their own
 * (db-scheduler). What goes over it carries no module's name and is not looked at.
 */
@Singleton
@Bean(typed = PrimaryDataSource.class)
public final class PrimaryDataSource implements DataSource {
    private final ReadRouter router;

    PrimaryDataSource(ReadRouter router) {
        this.router = router;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return router.forWriting().forWriting();
        } catch (DatabaseUnavailableException e) {
            throw new SQLException(e.getMessage(), "08001", e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the pool has one user");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("not a wrapper of " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
