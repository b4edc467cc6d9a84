package stoa.platform.events;

import java.util.List;
import java.util.Set;

/**
 * A bean that is told of events on every instance, in the order of the log, usually within some tens of milliseconds of the
 * commit: for caches and open streams. Nothing is remembered: an instance begins with what happens after its start, and an
 * event on which a watcher fails is lost to it. It must be quick, since all watchers share one thread, and runs outside of any
 * transaction.
 */
public interface EventWatcher {

    /** The types that it wants; others pass by. */
    Set<Class<? extends Event>> watches();

    /** Takes note of events. */
    void seen(List<PublishedEvent> events);

    /** Events may have been missed, since another server became the primary: forget whatever rests on having seen all. */
    void missed();
}
