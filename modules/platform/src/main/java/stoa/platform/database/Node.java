package stoa.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * One database server: its pools, and what is known of it. Reads and writes have pools of their own, so that a flood of
 * the one leaves the other room; a full pool refuses after its timeout instead of queueing without end.
 */
final class Node implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration REPLICA_PATIENCE = Duration.ofSeconds(2);
    private static final Duration PRIMARY_PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final HikariDataSource reads;
    private final HikariDataSource writes;
    private final Rotation rotation;
    private volatile NodeState state = NodeState.UNKNOWN;

    Node(String name, String url, boolean isReplica, DatabaseConfig config) {
        this.name = name;
        // A replica that freezes is given up soon, since another server can answer instead.
        this.reads = pool(name + "-reads", url, config, isReplica ? REPLICA_PATIENCE : PRIMARY_PATIENCE);
        this.writes = pool(name + "-writes", url, config, PRIMARY_PATIENCE);
        this.rotation = new Rotation(config);
    }

    private static HikariDataSource pool(String name, String url, DatabaseConfig config, Duration answers) {
        var hikari = new HikariConfig();
        hikari.setPoolName(name);
        hikari.setJdbcUrl(url);
        hikari.setUsername(config.user());
        hikari.setPassword(config.password());
        hikari.setMaximumPoolSize(config.poolSize());
        hikari.setMinimumIdle(0);
        hikari.setConnectionTimeout(PATIENCE.toMillis());
        hikari.setValidationTimeout(PATIENCE.toMillis() / 2);
        hikari.addDataSourceProperty("socketTimeout", Long.toString(answers.toSeconds()));
        hikari.addDataSourceProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        // A server that is down must not keep this process from starting.
        hikari.setInitializationFailTimeout(-1);
        return new HikariDataSource(hikari);
    }

    String name() {
        return name;
    }

    NodeState state() {
        return state;
    }

    Rotation rotation() {
        return rotation;
    }

    void observed(NodeState now) {
        state = now;
    }

    int outstanding() {
        return reads.getHikariPoolMXBean().getActiveConnections();
    }

    Connection forReading() {
        return connection(reads);
    }

    Connection forWriting() {
        return connection(writes);
    }

    private Connection connection(HikariDataSource pool) {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("no connection to " + name, e);
        }
    }

    /** After a failover: connections that still reach a server that is no primary any more are not given out again. */
    void forgetConnections() {
        reads.getHikariPoolMXBean().softEvictConnections();
        writes.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        reads.close();
        writes.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
