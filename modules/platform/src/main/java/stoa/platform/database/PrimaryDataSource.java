package stoa.platform.database;

import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The jobs' connections to whichever server is the primary now, for libraries inside platform that want connections of their
 * own (db-scheduler). What goes over them carries no module's name.
 */
@Singleton
@Bean(typed = PrimaryDataSource.class)
public final class PrimaryDataSource implements PlainDataSource {
    private final ReadRouter router;

    PrimaryDataSource(ReadRouter router) {
        this.router = router;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return router.forWriting().forJobs();
        } catch (DatabaseUnavailableException e) {
            throw new SQLException(e.getMessage(), "08001", e);
        }
    }
}
