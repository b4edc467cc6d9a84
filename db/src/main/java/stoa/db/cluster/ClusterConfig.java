package stoa.db.cluster;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What cluster to start.
 *
 * @param data the directory that holds all of it; made when it is absent
 * @param replicas streaming replicas, 0 to 4
 * @param settings PostgreSQL settings beyond ours, such as {@code wal_receiver_status_interval}; they win
 * @param maxConnections connections that each PostgreSQL server accepts, 20 to 1000; the pools are sized from it
 * @param poolSize connections that PgBouncer opens to each server for each login; empty for two thirds of its share
 */
public record ClusterConfig(
        Path data,
        int replicas,
        PoolerChoice pooler,
        Durability durability,
        Map<String, String> settings,
        int maxConnections,
        OptionalInt poolSize) {
    static final int MOST_REPLICAS = 4;
    private static final int DEFAULT_CONNECTIONS = 60;

    public ClusterConfig {
        data = data.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
        if (replicas < 0 || replicas > MOST_REPLICAS) {
            throw new ClusterException("A cluster has 0 to " + MOST_REPLICAS + " replicas, not " + replicas + ".");
        }
        if (maxConnections < 20 || maxConnections > 1000) {
            throw new ClusterException("max_connections is between 20 and 1000, not " + maxConnections + ".");
        }
    }

    /** A primary, one replica and PgBouncer whose committed rows survive a power failure. */
    public static ClusterConfig durable(Path data) {
        return new ClusterConfig(
                data,
                1,
                PoolerChoice.PGBOUNCER,
                Durability.DURABLE,
                Map.of(),
                DEFAULT_CONNECTIONS,
                OptionalInt.empty());
    }

    /** A lone primary that never waits for the disk. */
    public static ClusterConfig throwaway(Path data) {
        return new ClusterConfig(
                data, 0, PoolerChoice.NONE, Durability.THROWAWAY, Map.of(), DEFAULT_CONNECTIONS, OptionalInt.empty());
    }

    public ClusterConfig withReplicas(int number) {
        return new ClusterConfig(data, number, pooler, durability, settings, maxConnections, poolSize);
    }

    public ClusterConfig withPooler(PoolerChoice choice) {
        return new ClusterConfig(data, replicas, choice, durability, settings, maxConnections, poolSize);
    }

    public ClusterConfig withSettings(Map<String, String> more) {
        return new ClusterConfig(data, replicas, pooler, durability, more, maxConnections, poolSize);
    }

    public ClusterConfig withMaxConnections(int number) {
        return new ClusterConfig(data, replicas, pooler, durability, settings, number, poolSize);
    }

    /** Connections that PgBouncer opens to each server for each login, at least 1, instead of a share of them all. */
    public ClusterConfig withPoolSize(int number) {
        return new ClusterConfig(data, replicas, pooler, durability, settings, maxConnections, OptionalInt.of(number));
    }
}
