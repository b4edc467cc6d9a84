package stoa.platform.database;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every server in a fixed rhythm, each on a thread and a connection of its own, so that one that hangs does not
 * hide the others. A replayed position only grows, so a remembered one is safe to rely on.
 */
@Context
final class NodeMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(NodeMonitor.class);
    private static final int CHECK_SECONDS = 1;
    private static final String CHECK = """
            /* platform.database */
            select pg_is_in_recovery(),
                   case when pg_is_in_recovery()
                        then coalesce((select received_tli from pg_stat_wal_receiver),
                                      (select timeline_id from pg_control_checkpoint()))
                        else platform.wal_timeline() end,
                   case when pg_is_in_recovery()
                        then (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint
                        else platform.wal_lsn() end
            """;

    private final Topology topology;
    private final DatabaseConfig config;
    private final DatabaseMetrics metrics;
    private final PrimaryHistory history = new PrimaryHistory();
    private final ScheduledExecutorService threads;
    private int timeline;

    NodeMonitor(Topology topology, DatabaseConfig config, DatabaseMetrics metrics) {
        this.metrics = metrics;
        this.topology = topology;
        this.config = config;
        this.threads = Executors.newScheduledThreadPool(
                topology.nodes().size(),
                Thread.ofPlatform().daemon().name("monitor-", 0).factory());
    }

    @PostConstruct
    void start() {
        long interval = config.checkInterval().toMillis();
        for (int i = 0; i < topology.nodes().size(); i++) {
            var node = topology.nodes().get(i);
            var url = i == 0 ? config.primaryUrl() : config.replicas().get(i - 1);
            var probe = new Probe(node, url);
            var unused = threads.scheduleWithFixedDelay(probe::check, 0, interval, TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private void observed(Node node, NodeState state) {
        node.observed(state);
        elect();
        long now = System.nanoTime();
        var primary = topology.primary();
        if (node.equals(primary)) {
            if (state.isPrimary()) {
                history.add(now, state.position().lsn());
                topology.primaryIsAt(state.position());
            }
            return;
        }
        long behind =
                Math.max(primary.state().position().lsn() - state.position().lsn(), 0);
        var lag = history.lagAt(state.position().lsn(), now);
        node.lagsBy(behind);
        boolean usable = state.reachable()
                && state.inRecovery()
                && state.position().timeline() == primary.state().position().timeline();
        if (node.rotation().check(usable, lag, behind)) {
            metrics.rotated(node);
            LOG.info(
                    "{} {} rotation: {} ms and {} bytes behind{}",
                    node,
                    node.rotation().isIn() ? "enters" : "leaves",
                    lag.toMillis(),
                    behind,
                    usable ? "" : ", not usable");
        }
    }

    /**
     * The primary is whoever is nobody's standby, on the highest timeline. The same address may also come to lead to another
     * server, where a pooler has followed a failover: then the timeline tells.
     */
    private synchronized void elect() {
        var current = topology.primary();
        topology.nodes().stream()
                .filter(node -> node.state().isPrimary())
                // One that was left behind may still think that it is the primary, or just not have been asked again
                // yet.
                .filter(node -> node.state().position().timeline() >= timeline)
                .max(Comparator.<Node>comparingInt(
                                node -> node.state().position().timeline())
                        .thenComparing(node -> node.equals(current)))
                .ifPresent(best -> {
                    int found = best.state().position().timeline();
                    if (timeline > 0 && (found > timeline || !best.equals(current))) {
                        history.clear();
                        topology.follow(best);
                    }
                    timeline = found;
                });
    }

    /** The connection to one server over which it is looked at. */
    private final class Probe {
        private final Node node;
        private final String url;
        private @Nullable Connection connection;

        Probe(Node node, String url) {
            this.node = node;
            this.url = url;
        }

        void check() {
            try {
                observed(node, ask());
            } catch (SQLException e) {
                LOG.debug("{} does not answer", node, e);
                forget();
                observed(
                        node,
                        new NodeState(
                                false, node.state().inRecovery(), node.state().position()));
            } catch (RuntimeException e) {
                // A check that throws would be the last one: the executor forgets it.
                LOG.error("checking {} failed", node, e);
            }
        }

        private NodeState ask() throws SQLException {
            var open = connection;
            if (open == null) {
                open = connect();
                connection = open;
            }
            try (var statement = open.createStatement();
                    var row = statement.executeQuery(CHECK)) {
                row.next();
                return new NodeState(true, row.getBoolean(1), new WalPosition(row.getInt(2), row.getLong(3)));
            }
        }

        private Connection connect() throws SQLException {
            var properties = new Properties();
            properties.setProperty("user", config.user());
            properties.setProperty("password", config.password());
            properties.setProperty("connectTimeout", Integer.toString(CHECK_SECONDS));
            properties.setProperty("socketTimeout", Integer.toString(CHECK_SECONDS));
            return ServerConnections.open(url, properties);
        }

        private void forget() {
            var broken = connection;
            connection = null;
            if (broken != null) {
                try {
                    broken.close();
                } catch (SQLException e) {
                    LOG.debug("closing a broken connection", e);
                }
            }
        }
    }
}
