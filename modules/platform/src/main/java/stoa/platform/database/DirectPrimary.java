package stoa.platform.database;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the primary past the pooler, with the login of the jobs, for work inside platform that takes long: it takes none of
 * what requests and other jobs share. Without an address past the pooler they come from the pool of the jobs.
 */
@Singleton
@Bean(typed = DirectPrimary.class)
public final class DirectPrimary {
    private static final String CONNECT_SECONDS = "5";
    /** How much longer than its statements a connection waits for an answer. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final List<String> urls;
    private final DatabaseConfig config;
    private final JobsConfig jobs;
    private final PrimaryDataSource pooled;

    DirectPrimary(
            @Nullable @Property(name = "stoa.events.listen-urls") List<String> urls,
            DatabaseConfig config,
            JobsConfig jobs,
            PrimaryDataSource pooled) {
        this.urls = urls == null ? List.of() : urls;
        this.config = config;
        this.jobs = jobs;
        this.pooled = pooled;
    }

    /**
     * Opens one.
     *
     * @param purpose as which it shows in {@code pg_stat_activity}
     * @param longest how long one of its statements may take
     */
    public Connection connect(String purpose, Duration longest) throws SQLException {
        var failure = new SQLException("none of the servers is the primary");
        for (var url : urls) {
            try {
                var opened = ServerConnections.open(url, properties(purpose, longest));
                if (isPrimary(opened)) {
                    return opened;
                }
                opened.close();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
        if (urls.isEmpty()) {
            return pooled.getConnection();
        }
        throw failure;
    }

    private static boolean isPrimary(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select not pg_catalog.pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Properties properties(String purpose, Duration longest) {
        var properties = new Properties();
        properties.setProperty("user", jobs.user() == null ? config.user() : jobs.user());
        properties.setProperty("password", jobs.password() == null ? config.password() : jobs.password());
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty(
                "socketTimeout", Long.toString(longest.plus(SLACK).toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", purpose);
        return properties;
    }
}
