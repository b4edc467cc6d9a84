package stoa.platform.database;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;

/** Decides which server an act runs on, before a connection is taken. */
@Singleton
final class ReadRouter {
    /** What a replica answers to a read that its replay had to cancel, or that met a server that is going away. */
    private static final Set<String> CANCELLED = Set.of("40001", "57014", "57P01", "57P02", "57P03", "25006");

    private static final String CONNECTION_EXCEPTION = "08";

    private final Topology topology;

    ReadRouter(Topology topology) {
        this.topology = topology;
    }

    Node forWriting() {
        return topology.primary();
    }

    Node forReading(Consistency consistency) {
        if (consistency instanceof Consistency.Primary) {
            return topology.primary();
        }
        var route = ReadRoute.current();
        var node = route.isPresent() && route.get().primaryOnly()
                ? topology.primary()
                : route.flatMap(ReadRoute::chosen).orElseGet(() -> choose(consistency, route));
        route.ifPresent(of -> of.choose(node, sourceOf(node)));
        return node;
    }

    private Node choose(Consistency consistency, Optional<ReadRoute> route) {
        var presented = route.flatMap(ReadRoute::presented);
        int timeline = topology.primary().state().position().timeline();
        if (presented.isPresent() && presented.get().timeline() != timeline) {
            return topology.primary(); // from before a failover, or after one that is not noticed yet: never believed
        }
        // What is remembered from before a failover survived it only if it is below the floor, which came with it.
        var remembered = route.flatMap(ReadRoute::remembered).filter(position -> position.timeline() >= timeline);
        var atLeast = Stream.of(presented, remembered, topology.floor())
                .flatMap(Optional::stream)
                .reduce(WalPosition::orLater);
        Optional<Duration> staleness =
                consistency instanceof Consistency.AtMost bound ? Optional.of(bound.staleness()) : Optional.empty();
        return topology.replicaFor(atLeast, staleness).orElseGet(topology::primary);
    }

    /** Where to try again after a replica could not finish a read: the primary, for the rest of the request too. */
    Node insteadOf(Node failed) {
        var primary = topology.primary();
        ReadRoute.current().ifPresent(route -> route.choose(primary, sourceOf(primary)));
        return primary;
    }

    /** Whether a read that failed on a server may be run again elsewhere. */
    boolean mayRetry(Node node, Throwable failure) {
        if (node.equals(topology.primary())) {
            return false;
        }
        if (failure instanceof DatabaseUnavailableException) {
            return true;
        }
        var cause = failure instanceof DataAccessException known ? known.getCause(SQLException.class) : null;
        var state = cause == null ? null : cause.getSQLState();
        return state != null && (CANCELLED.contains(state) || state.startsWith(CONNECTION_EXCEPTION));
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
