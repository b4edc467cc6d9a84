package stoa.platform.events;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread; raised twice before it wakes, it wakes once. */
final class Signal {
    private final Semaphore raised = new Semaphore(0);

    void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    boolean isRaised() {
        return raised.availablePermits() > 0;
    }

    /** @return whether it was raised, rather than the time having passed */
    boolean await(Duration atMost) throws InterruptedException {
        boolean was = raised.tryAcquire(Math.max(atMost.toNanos(), 0), TimeUnit.NANOSECONDS);
        raised.drainPermits();
        return was;
    }
}
