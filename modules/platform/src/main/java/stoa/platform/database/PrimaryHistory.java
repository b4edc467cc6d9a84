package stoa.platform.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When the primary was seen where: the age of what a replica has not replayed yet. The replica's own clock of replayed
 * transactions would grow while nobody writes.
 */
final class PrimaryHistory {
    private static final int MAX_SAMPLES = 4_096;

    private final Deque<Sample> samples = new ArrayDeque<>();

    synchronized void add(long nanoTime, long lsn) {
        var last = samples.peekLast();
        if (last == null || lsn > last.lsn()) {
            samples.addLast(new Sample(nanoTime, lsn));
        }
        if (samples.size() > MAX_SAMPLES) {
            samples.removeFirst();
        }
    }

    synchronized void clear() {
        samples.clear();
    }

    /** How long ago the primary was first seen beyond a position; zero where it has not been. */
    synchronized Duration lagAt(long replayed, long nanoTime) {
        for (var sample : samples) {
            if (sample.lsn() > replayed) {
                return Duration.ofNanos(nanoTime - sample.nanoTime());
            }
        }
        return Duration.ZERO;
    }

    private record Sample(long nanoTime, long lsn) {}
}
