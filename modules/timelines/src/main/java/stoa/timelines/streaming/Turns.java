package stoa.timelines.streaming;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Work of one connection, one piece after the other, and bounded. */
final class Turns {
    private static final int MOST_WAITING = 100;

    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private int waiting;

    /** @return whether there was room for it */
    synchronized boolean add(Runnable work, Executor executor) {
        if (waiting >= MOST_WAITING) {
            return false;
        }
        waiting++;
        last = last.handleAsync(
                (before, failure) -> {
                    try {
                        work.run();
                    } finally {
                        done();
                    }
                    return null;
                },
                executor);
        return true;
    }

    private synchronized void done() {
        waiting--;
    }
}
