package stoa.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * The connections of this process to one server for one kind of work: a bulkhead. Few may wait for one, and not for long:
 * beyond that {@link #take} refuses at once, so that a server that is too slow is not also given a queue.
 */
final class ConnectionPool implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** With reads of 100 ms the last in the queue would wait as long as it may. */
    private static final int WAITING_PER_CONNECTION = 20;

    private final HikariDataSource pool;
    private final PreparedPlans plans;
    private final DatabaseMetrics metrics;
    private final int mostWaiting;

    /**
     * Opens no connection yet.
     *
     * @param answers how long the server may take to answer a statement before its connection is given up
     */
    ConnectionPool(String name, String url, PoolConfig config, Duration answers, DatabaseMetrics metrics) {
        this.plans = new PreparedPlans(name, url);
        this.metrics = metrics;
        this.mostWaiting = config.size() * WAITING_PER_CONNECTION;
        var properties = new Properties();
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password());
        properties.setProperty("socketTimeout", Long.toString(answers.toSeconds()));
        properties.setProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        var hikari = new HikariConfig();
        hikari.setPoolName(name);
        hikari.setDataSource(new GuardedDataSource(url, properties));
        hikari.setMaximumPoolSize(config.size());
        hikari.setMinimumIdle(0);
        hikari.setConnectionTimeout(PATIENCE.toMillis());
        hikari.setValidationTimeout(PATIENCE.toMillis() / 2);
        // A server that is down must not keep this process from starting.
        hikari.setInitializationFailTimeout(-1);
        hikari.setExceptionOverride(new PreparedPlans.NoLoss());
        hikari.setMetricsTrackerFactory(metrics.ofPools());
        this.pool = new HikariDataSource(hikari);
    }

    /**
     * A connection for the caller to close.
     *
     * @throws DatabaseUnavailableException at once where too many wait already, or where none came in time
     */
    Connection take() {
        if (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() >= mostWaiting) {
            metrics.refusedAdmission(name());
            throw new DatabaseUnavailableException(mostWaiting + " are waiting already for " + name(), null);
        }
        try {
            return plans.fit(pool.getConnection());
        } catch (SQLException e) {
            metrics.refusedAdmission(name());
            throw new DatabaseUnavailableException("no connection of " + name(), e);
        }
    }

    int outstanding() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    DatabaseServers.PoolState state() {
        var now = pool.getHikariPoolMXBean();
        return new DatabaseServers.PoolState(
                name(),
                pool.getMaximumPoolSize(),
                now.getActiveConnections(),
                now.getIdleConnections(),
                now.getThreadsAwaitingConnection());
    }

    /** Replaces all connections: those in use when they come back. */
    void forget() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** A migration has outdated what is prepared: for a while nothing is prepared by name on new connections. */
    void plansAreStale() {
        if (plans.suspend()) {
            forget();
        }
    }

    private String name() {
        return pool.getPoolName();
    }

    @Override
    public void close() {
        pool.close();
    }

    /**
     * Who connects, and how often at most.
     *
     * @param size connections to one server, at least 1
     */
    record PoolConfig(String user, String password, int size) {
        @Override
        public String toString() {
            return "PoolConfig[" + user + ", " + size + "]";
        }
    }
}
