package stoa.platform.database;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** {@link DatabaseServers} as the routing has them. */
@Singleton
final class KnownServers implements DatabaseServers {
    private final Topology topology;
    private final DatabaseMetrics metrics;

    KnownServers(Topology topology, DatabaseMetrics metrics) {
        this.topology = topology;
        this.metrics = metrics;
    }

    @Override
    public List<ServerState> servers() {
        var primary = topology.primary();
        return topology.nodes().stream()
                .map(node -> state(node, node.equals(primary)))
                .toList();
    }

    private static ServerState state(Node node, boolean isPrimary) {
        return new ServerState(
                node.name(),
                isPrimary,
                node.state().reachable(),
                !isPrimary && node.rotation().isIn(),
                isPrimary ? Duration.ZERO : node.rotation().lag(),
                isPrimary ? 0 : node.lagBytes(),
                node.poolStates());
    }

    @Override
    public List<ReadShare> reads() {
        return metrics.reads();
    }
}
