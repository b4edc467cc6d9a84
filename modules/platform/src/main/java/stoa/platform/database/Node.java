package stoa.platform.database;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import stoa.platform.database.ConnectionPool.PoolConfig;

/**
 * One database server: its pools, and what is known of it. Reads, writes and jobs have pools of their own, so that a flood
 * of the one leaves the others room.
 */
final class Node implements AutoCloseable {
    private static final Duration REPLICA_PATIENCE = Duration.ofSeconds(2);
    private static final Duration PRIMARY_PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final ConnectionPool reads;
    private final ConnectionPool writes;
    private final ConnectionPool jobs;
    private final Rotation rotation;
    private volatile NodeState state = NodeState.UNKNOWN;
    private volatile long lagBytes;

    Node(
            String name,
            String url,
            boolean isReplica,
            DatabaseConfig config,
            JobsConfig jobsConfig,
            DatabaseMetrics metrics) {
        this.name = name;
        var web = new PoolConfig(config.user(), config.password(), config.poolSize());
        var forJobs = new PoolConfig(
                jobsConfig.user() == null ? config.user() : jobsConfig.user(),
                jobsConfig.password() == null ? config.password() : jobsConfig.password(),
                jobsConfig.poolSize());
        // A replica that freezes is given up soon, since another server can answer instead.
        this.reads =
                new ConnectionPool(name + "-reads", url, web, isReplica ? REPLICA_PATIENCE : PRIMARY_PATIENCE, metrics);
        this.writes = new ConnectionPool(name + "-writes", url, web, PRIMARY_PATIENCE, metrics);
        this.jobs = new ConnectionPool(name + "-jobs", url, forJobs, PRIMARY_PATIENCE, metrics);
        this.rotation = new Rotation(config);
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

    /** How much of the log it had still to replay at the last check. */
    long lagBytes() {
        return lagBytes;
    }

    void observed(NodeState now) {
        state = now;
    }

    void lagsBy(long bytes) {
        lagBytes = bytes;
    }

    int outstanding() {
        return reads.outstanding();
    }

    List<DatabaseServers.PoolState> poolStates() {
        return pools().stream().map(ConnectionPool::state).toList();
    }

    Connection forReading() {
        return pool(reads).take();
    }

    Connection forWriting() {
        return pool(writes).take();
    }

    Connection forJobs() {
        return jobs.take();
    }

    private ConnectionPool pool(ConnectionPool ofRequests) {
        return Workload.current() == Workload.JOBS ? jobs : ofRequests;
    }

    /** After a failover: connections that still reach a server that is no primary any more are not given out again. */
    void forgetConnections() {
        pools().forEach(ConnectionPool::forget);
    }

    /** See {@link PreparedPlans}. */
    void plansAreStale() {
        pools().forEach(ConnectionPool::plansAreStale);
    }

    private List<ConnectionPool> pools() {
        return List.of(reads, writes, jobs);
    }

    @Override
    public void close() {
        pools().forEach(ConnectionPool::close);
    }

    @Override
    public String toString() {
        return name;
    }
}
