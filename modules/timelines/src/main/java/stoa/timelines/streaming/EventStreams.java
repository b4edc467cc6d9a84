package stoa.timelines.streaming;

import jakarta.annotation.PreDestroy;
import java.util.List;
import stoa.platform.events.EventWatcher;
import stoa.platform.events.PublishedEvent;
import stoa.platform.events.WatcherQueue;

/** Sends what happens to those who hear of it. Where something was missed all are cut off, so that they read it when they come back. */
abstract class EventStreams implements EventWatcher {
    final Listeners listeners;
    private final WatcherQueue queue;

    /** @param what is sent, for the log */
    EventStreams(String what, Listeners listeners) {
        this.listeners = listeners;
        this.queue = new WatcherQueue("streaming of " + what, this::stream, listeners::cutOff);
    }

    /** Sends what a batch of events tells of; may read from the database. */
    abstract void stream(List<PublishedEvent> batch);

    /** Whether there is anybody to send it to. */
    boolean isHeard() {
        return !listeners.isEmpty();
    }

    @PreDestroy
    void stop() {
        queue.close();
    }

    @Override
    public void seen(List<PublishedEvent> events) {
        if (isHeard()) {
            queue.add(events);
        }
    }

    @Override
    public void missed() {
        listeners.cutOff();
    }
}
