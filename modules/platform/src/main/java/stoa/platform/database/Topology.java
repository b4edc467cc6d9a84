package stoa.platform.database;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servers that are known, which of them is the primary, and which replica may serve whom. */
@Singleton
final class Topology {
    private static final Logger LOG = LoggerFactory.getLogger(Topology.class);

    private final List<Node> nodes;
    private final DatabaseMetrics metrics;
    private final AtomicReference<@Nullable WalPosition> floor = new AtomicReference<>();
    private volatile Node primary;
    private volatile boolean floorIsUnknown = true;

    Topology(DatabaseConfig config, JobsConfig jobs, DatabaseMetrics metrics) {
        this.metrics = metrics;
        var all = new ArrayList<Node>();
        all.add(new Node("primary", config.primaryUrl(), false, config, jobs, metrics));
        var urls = config.replicas();
        for (int i = 0; i < urls.size(); i++) {
            all.add(new Node("replica-" + (i + 1), urls.get(i), true, config, jobs, metrics));
        }
        nodes = List.copyOf(all);
        nodes.stream().skip(1).forEach(metrics::watch);
        primary = nodes.getFirst();
    }

    List<Node> nodes() {
        return nodes;
    }

    Node primary() {
        return primary;
    }

    /** What everybody must be shown, whoever they are; empty while nothing demands it. */
    Optional<WalPosition> floor() {
        return Optional.ofNullable(floor.get());
    }

    /** Raises what everybody must be shown: after a failover, and after writes that nobody in particular made. */
    void raiseFloor(WalPosition position) {
        floor.accumulateAndGet(
                position, (current, next) -> current == null || next == null ? position : current.orLater(next));
    }

    /** Until the next check of the primary, no replica is known to show enough; also true before the first one. */
    void raiseFloorAtNextCheck() {
        floorIsUnknown = true;
    }

    /** A check found the primary here. */
    void primaryIsAt(WalPosition position) {
        if (floorIsUnknown) {
            // First the flag: a write that cannot be noted between the two lines must find it cleared, and set it
            // again.
            floorIsUnknown = false;
            raiseFloor(position);
        }
    }

    /** Follows another primary. What was written before it took over is at or below where it is now. */
    void follow(Node next) {
        LOG.warn(
                "{} is the primary now, on timeline {}",
                next,
                next.state().position().timeline());
        raiseFloor(next.state().position());
        primary = next;
        metrics.promoted();
        nodes.forEach(Node::forgetConnections);
    }

    /**
     * A replica that shows at least a position and is no older than allowed, or the primary: of the replicas the less busy
     * of two drawn at random, so that not all instances flock to one.
     */
    ReadChoice choose(Optional<WalPosition> atLeast, Optional<Duration> staleness) {
        int timeline = primary.state().position().timeline();
        var serving = floorIsUnknown
                ? List.<Node>of()
                : nodes.stream()
                        .filter(node -> !node.equals(primary) && node.rotation().isIn())
                        .filter(node -> node.state().position().timeline() == timeline)
                        .toList();
        var fresh = serving.stream().filter(node -> isFresh(node, staleness)).toList();
        var eligible = fresh.stream()
                .filter(node -> atLeast.isEmpty() || hasReplayed(node, atLeast.get()))
                .toList();
        if (eligible.isEmpty()) {
            return new ReadChoice(
                    primary,
                    serving.isEmpty()
                            ? ReadReason.NO_REPLICA
                            : fresh.isEmpty() ? ReadReason.TOO_STALE : ReadReason.NOT_REPLAYED);
        }
        return new ReadChoice(lessBusy(eligible), staleness.isPresent() ? ReadReason.AT_MOST : ReadReason.OWN_WRITES);
    }

    private static Node lessBusy(List<Node> eligible) {
        if (eligible.size() == 1) {
            return eligible.getFirst();
        }
        int first = ThreadLocalRandom.current().nextInt(eligible.size());
        int second = (first + 1 + ThreadLocalRandom.current().nextInt(eligible.size() - 1)) % eligible.size();
        var one = eligible.get(first);
        var other = eligible.get(second);
        return one.outstanding() <= other.outstanding() ? one : other;
    }

    /** Whether a server shows a past that is no older than allowed. */
    boolean isFresh(Node node, Optional<Duration> staleness) {
        return staleness.isEmpty()
                || node.equals(primary)
                || node.rotation().lag().compareTo(staleness.get()) <= 0;
    }

    /** Positions of another timeline are not compared: the replica may have replayed bytes that are no longer true. */
    private static boolean hasReplayed(Node node, WalPosition position) {
        var replayed = node.state().position();
        return replayed.timeline() == position.timeline() && replayed.lsn() >= position.lsn();
    }

    @PreDestroy
    void close() {
        nodes.forEach(Node::close);
    }
}
