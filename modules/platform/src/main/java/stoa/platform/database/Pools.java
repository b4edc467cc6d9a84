package stoa.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The connection pools of this process. */
@Singleton
final class Pools {
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    private final HikariDataSource primary;

    Pools(DatabaseConfig config) {
        var hikari = new HikariConfig();
        hikari.setPoolName("primary");
        hikari.setJdbcUrl(config.primaryUrl());
        hikari.setUsername(config.user());
        hikari.setPassword(config.password());
        hikari.setMaximumPoolSize(config.poolSize());
        hikari.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        // A database that is down must not stop the server from starting: it answers 503 until it is back.
        hikari.setInitializationFailTimeout(-1);
        primary = new HikariDataSource(hikari);
    }

    Connection primary() {
        try {
            return primary.getConnection();
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("no connection to the primary", e);
        }
    }

    @PreDestroy
    void close() {
        primary.close();
    }
}
