package stoa.platform.database;

import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** What the routing does, as meters. Their names and meanings are a table in db/README.md. */
@Singleton
final class DatabaseMetrics {
    private final MeterRegistry registry;
    private final ConcurrentMap<Read, Counter> reads = new ConcurrentHashMap<>();

    DatabaseMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    MetricsTrackerFactory ofPools() {
        return new MicrometerMetricsTrackerFactory(registry);
    }

    void read(String source, ReadReason reason) {
        reads.computeIfAbsent(new Read(source, reason), this::counter).increment();
    }

    /** The reads so far, the most frequent first. */
    List<DatabaseServers.ReadShare> reads() {
        return reads.entrySet().stream()
                .map(read -> new DatabaseServers.ReadShare(
                        read.getKey().source(),
                        read.getKey().reason().tag(),
                        Math.round(read.getValue().count())))
                .sorted(Comparator.comparing(DatabaseServers.ReadShare::reads)
                        .reversed()
                        .thenComparing(DatabaseServers.ReadShare::source)
                        .thenComparing(DatabaseServers.ReadShare::reason))
                .toList();
    }

    private Counter counter(Read read) {
        return Counter.builder("stoa.db.reads")
                .description("Reads by the server that served them and the reason why it was chosen")
                .tag("source", read.source())
                .tag("reason", read.reason().tag())
                .register(registry);
    }

    void retried(String sqlState) {
        Counter.builder("stoa.db.retries")
                .description("Acts that were run again after a failure that another run can heal")
                .tag("sqlstate", sqlState)
                .register(registry)
                .increment();
    }

    void refusedAdmission(String pool) {
        Counter.builder("stoa.db.admission.refusals")
                .description("Acts that got no connection because too many waited, or none came in time")
                .tag("pool", pool)
                .register(registry)
                .increment();
    }

    void promoted() {
        Counter.builder("stoa.db.promotions")
                .description("Promotions of another server to primary that were followed")
                .register(registry)
                .increment();
    }

    void rotated(Node replica) {
        Counter.builder("stoa.db.rotation.changes")
                .description("How often a replica entered or left rotation")
                .tag("replica", replica.name())
                .tag("direction", replica.rotation().isIn() ? "enter" : "leave")
                .register(registry)
                .increment();
    }

    void watch(Node replica) {
        TimeGauge.builder("stoa.db.replica.lag", replica, TimeUnit.MILLISECONDS, node ->
                        (double) node.rotation().lag().toMillis())
                .description("Age of the past that a replica shows")
                .tag("replica", replica.name())
                .register(registry);
        Gauge.builder("stoa.db.replica.lag.bytes", replica, node -> (double) node.lagBytes())
                .description("Write-ahead log that a replica has still to replay")
                .tag("replica", replica.name())
                .register(registry);
        Gauge.builder(
                        "stoa.db.replica.in.rotation",
                        replica,
                        node -> node.rotation().isIn() ? 1 : 0)
                .description("Whether a replica serves reads")
                .tag("replica", replica.name())
                .register(registry);
    }

    private record Read(String source, ReadReason reason) {}
}
