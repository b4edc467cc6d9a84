package stoa.platform.database;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Whether what was read a while ago, for somebody else, may be shown to the caller of now: the promise that reads on replicas keep. */
@Singleton
public final class Vintages {
    private final ReadRouter router;
    private final Duration uncertainty;

    Vintages(ReadRouter router, DatabaseConfig config) {
        this.router = router;
        // What a check found is up to one interval old when the next one begins, and the check takes a while itself.
        this.uncertainty = config.checkInterval().multipliedBy(2);
    }

    /** Whether the caller wants the present: inside an act, in a job, in a request that writes or is not believed. */
    public boolean mustRead(Consistency consistency) {
        return consistency instanceof Consistency.Primary
                || Act.current() != null
                || Workload.current() == Workload.JOBS
                || ReadRoute.current().flatMap(ReadRoute::primaryBecause).isPresent();
    }

    /** What the caller's next read is certain to show. That read then runs on the server that this has chosen. */
    public Vintage next(Consistency consistency) {
        var node = router.next(consistency);
        long now = System.nanoTime();
        return new Vintage(
                node.state().position(),
                router.isPrimary(node)
                        ? now
                        : now - node.rotation().lag().plus(uncertainty).toNanos());
    }

    /**
     * Whether something of a vintage may be shown to the caller. Strictly beyond what they wrote: a commit may be in the log
     * for a moment before it is visible, and then the log has not moved on.
     */
    public boolean suffices(Vintage vintage, Consistency consistency) {
        if (consistency instanceof Consistency.AtMost bound
                && System.nanoTime() - vintage.asOf() > bound.staleness().toNanos()) {
            return false;
        }
        var demanded = router.demanded(ReadRoute.current());
        return vintage.position().timeline() == router.timeline()
                && demanded.map(least -> least.timeline() == vintage.position().timeline()
                                && least.lsn() < vintage.position().lsn())
                        .orElse(true);
    }

    /** The caller was shown what had been kept; a read of the same request has more to say about where its answer came from. */
    public void kept() {
        ReadRoute.current().ifPresent(route -> route.alsoReadFrom("cache"));
    }
}
