package stoa.db.cluster;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again, in short steps, until a deadline. */
final class Polling {
    private static final Duration STEP = Duration.ofMillis(10);

    private final long end;

    private Polling(long end) {
        this.end = end;
    }

    static Polling within(Duration time) {
        return new Polling(System.nanoTime() + time.toNanos());
    }

    /** Waits one step; false when the time is over or the thread was interrupted. */
    boolean again() {
        LockSupport.parkNanos(STEP.toNanos());
        return System.nanoTime() < end && !Thread.currentThread().isInterrupted();
    }
}
