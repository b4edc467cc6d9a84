package stoa.platform.database;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides which server an act runs on, before a connection is taken. */
@Singleton
final class ReadRouter {
    /** What a replica answers to a read that its replay had to cancel, or that met a server that is going away. */
    private static final Set<String> CANCELLED = Set.of("40001", "57014", "57P01", "57P02", "57P03", "25006");

    private static final String CONNECTION_EXCEPTION = "08";

    private final Topology topology;
    private final DatabaseMetrics metrics;

    ReadRouter(Topology topology, DatabaseMetrics metrics) {
        this.metrics = metrics;
        this.topology = topology;
    }

    Node forWriting() {
        return topology.primary();
    }

    Node forReading(Consistency consistency) {
        var route = ReadRoute.current();
        if (consistency instanceof Consistency.Primary) {
            var primary = topology.primary();
            route.ifPresent(of -> of.alsoReadFrom(sourceOf(primary)));
            metrics.read(sourceOf(primary), ReadReason.PRIMARY_DECLARED);
            return primary;
        }
        if (Workload.current() == Workload.JOBS) {
            var primary = topology.primary();
            metrics.read(sourceOf(primary), ReadReason.JOB);
            return primary;
        }
        var choice = keep(choose(consistency, route), route);
        metrics.read(sourceOf(choice.node()), choice.reason());
        return choice.node();
    }

    private ReadChoice keep(ReadChoice choice, Optional<ReadRoute> route) {
        route.ifPresent(of -> of.choose(choice, sourceOf(choice.node())));
        return choice;
    }

    /** Where the caller's next read of this consistency will run; not for reads on the primary. */
    Node next(Consistency consistency) {
        var route = ReadRoute.current();
        return keep(choose(consistency, route), route).node();
    }

    private ReadChoice choose(Consistency consistency, Optional<ReadRoute> route) {
        var required = route.flatMap(ReadRoute::primaryBecause);
        if (required.isPresent()) {
            return new ReadChoice(topology.primary(), required.get());
        }
        Optional<Duration> staleness =
                consistency instanceof Consistency.AtMost bound ? Optional.of(bound.staleness()) : Optional.empty();
        var chosen = route.flatMap(ReadRoute::chosen);
        if (chosen.isPresent()) {
            return topology.isFresh(chosen.get().node(), staleness)
                    ? chosen.get()
                    : new ReadChoice(topology.primary(), ReadReason.TOO_STALE);
        }
        var presented = route.flatMap(ReadRoute::presented);
        if (presented.isPresent() && presented.get().timeline() != timeline()) {
            // From before a failover, or after one that is not noticed yet: never believed.
            return new ReadChoice(topology.primary(), ReadReason.OTHER_TIMELINE);
        }
        return topology.choose(demanded(route), staleness);
    }

    /** Up to where a caller must be shown everything; empty where nothing demands it. */
    Optional<WalPosition> demanded(Optional<ReadRoute> route) {
        // What is remembered from before a failover survived it only if it is below the floor, which came with it.
        var remembered = route.flatMap(ReadRoute::remembered).filter(position -> position.timeline() >= timeline());
        return Stream.of(route.flatMap(ReadRoute::presented), remembered, topology.floor())
                .flatMap(Optional::stream)
                .reduce(WalPosition::orLater);
    }

    int timeline() {
        return topology.primary().state().position().timeline();
    }

    boolean isPrimary(Node node) {
        return node.equals(topology.primary());
    }

    /** Where to try again after a replica could not finish a read: the primary, for the rest of the request too. */
    Node insteadOf(Throwable failure) {
        var primary = topology.primary();
        ReadRoute.current()
                .ifPresent(route -> route.choose(new ReadChoice(primary, ReadReason.RETRY), sourceOf(primary)));
        metrics.retried(stateOf(failure).orElse("none"));
        metrics.read(sourceOf(primary), ReadReason.RETRY);
        return primary;
    }

    /** A migration has outdated what a server's connections have prepared: the act is run again without it. */
    void plansAreStale(Node node, Throwable failure) {
        node.plansAreStale();
        metrics.retried(stateOf(failure).orElse("none"));
    }

    /** Whether a read that failed on a server may be run again elsewhere. */
    boolean mayRetry(Node node, Throwable failure) {
        if (node.equals(topology.primary())) {
            return false;
        }
        if (failure instanceof DatabaseUnavailableException) {
            return true;
        }
        return stateOf(failure)
                .filter(state -> CANCELLED.contains(state) || state.startsWith(CONNECTION_EXCEPTION))
                .isPresent();
    }

    private static Optional<String> stateOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException known) {
                return Optional.ofNullable(known.getSQLState());
            }
        }
        return Optional.empty();
    }

    /** The primary is called so whichever server it is now. */
    private String sourceOf(Node node) {
        return node.equals(topology.primary()) ? "primary" : node.name();
    }

    /** Remembers what was written: for the request's writer, or for everybody where nobody in particular wrote. */
    void wrote(WalPosition position) {
        var route = ReadRoute.current();
        if (route.isPresent()) {
            route.get().wroteUpTo(position);
        } else {
            topology.raiseFloor(position);
        }
    }

    /** The position of a write could not be had: nobody is shown less than what the next check of the primary finds. */
    void wroteUpToUnknown() {
        ReadRoute.current().ifPresent(ReadRoute::readFromPrimary);
        topology.raiseFloorAtNextCheck();
    }
}
