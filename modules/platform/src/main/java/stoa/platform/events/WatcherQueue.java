package stoa.platform.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.platform.database.Workload;

/**
 * For a watcher with more to do than all watchers' one thread allows: takes events at once, and hands them on in batches on a
 * thread of its own, which reads as a job does (on the primary, where what happened is visible). Bounded: where it does not
 * keep up, what waits is dropped and the watcher told that it missed something.
 */
public final class WatcherQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatcherQueue.class);
    private static final int CAPACITY = 10_000;
    private static final int AT_ONCE = 200;

    private final BlockingQueue<PublishedEvent> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final String name;
    private final Consumer<List<PublishedEvent>> handler;
    private final Runnable missed;
    private final Thread thread;
    private volatile boolean overrun;

    /**
     * Starts to hand on.
     *
     * @param missed what to do where events were dropped, or their handler failed
     */
    public WatcherQueue(String name, Consumer<List<PublishedEvent>> handler, Runnable missed) {
        this.name = name;
        this.handler = handler;
        this.missed = missed;
        this.thread = Thread.ofVirtual().name(name).start(() -> Workload.JOBS.run(this::work));
    }

    /** Never waits. */
    public void add(List<PublishedEvent> events) {
        for (var event : events) {
            if (!waiting.offer(event)) {
                overrun = true;
            }
        }
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                var batch = new ArrayList<PublishedEvent>();
                batch.add(waiting.take());
                waiting.drainTo(batch, AT_ONCE - 1);
                hand(batch);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void hand(List<PublishedEvent> batch) {
        try {
            handler.accept(batch);
            if (overrun) {
                overrun = false;
                waiting.clear();
                LOG.warn("{} does not keep up with what happens", name);
                missed.run();
            }
        } catch (RuntimeException failure) {
            LOG.warn("{} failed on {} events: {}", name, batch.size(), failure.toString());
            LOG.debug("why {} failed", name, failure);
            missed.run();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
