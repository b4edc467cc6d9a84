package stoa.db.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The servers of a cluster and which of them takes writes; changed only by a promotion. */
final class Members {
    private PostgresServer primary;
    private final List<PostgresServer> replicas;
    private final @Nullable PoolerServer pooler;

    Members(PostgresServer primary, List<PostgresServer> replicas, @Nullable PoolerServer pooler) {
        this.primary = primary;
        this.replicas = new ArrayList<>(replicas);
        this.pooler = pooler;
    }

    static String replicaName(int number) {
        return "replica-" + number;
    }

    static String slot(PostgresServer replica) {
        return replica.name().replace('-', '_');
    }

    PostgresServer primary() {
        return primary;
    }

    List<PostgresServer> replicas() {
        return List.copyOf(replicas);
    }

    PostgresServer replica(int number) {
        return replicas.stream()
                .filter(replica -> replica.name().equals(replicaName(number)))
                .findFirst()
                .orElseThrow(() -> new ClusterException("This cluster has no replica " + number + "."));
    }

    Optional<PoolerServer> pooler() {
        return Optional.ofNullable(pooler);
    }

    void promoted(PostgresServer replica) {
        replicas.remove(replica);
        primary = replica;
    }

    /** The primary before the replicas: it waits until they have all that it wrote. */
    void stop() {
        pooler().ifPresent(PoolerServer::stop);
        replicas.forEach(PostgresServer::resume);
        primary.stop();
        replicas.forEach(PostgresServer::beginStop);
        replicas.forEach(PostgresServer::stop);
    }
}
