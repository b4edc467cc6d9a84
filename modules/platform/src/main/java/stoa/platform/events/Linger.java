package stoa.platform.events;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Pauses after news, so that what comes close together is handled together: a batch costs much the same however many there are
 * in it. While more keeps coming, each pause is twice as long as the one before, up to a multiple of the first.
 */
final class Linger {
    private static final int MOST = 8;

    private final LongConsumer pause;
    private final long shortest;
    private long next;

    Linger(Duration shortest) {
        this(shortest, LockSupport::parkNanos);
    }

    /** @param pause lets so many nanoseconds pass */
    Linger(Duration shortest, LongConsumer pause) {
        this.pause = pause;
        this.shortest = shortest.toNanos();
        this.next = this.shortest;
    }

    /** Pauses. Whether more has come is for others to see: the signal stays raised. */
    void after(Signal news) {
        pause.accept(next);
        next = news.isRaised() ? Math.min(2 * next, MOST * shortest) : shortest;
    }
}
