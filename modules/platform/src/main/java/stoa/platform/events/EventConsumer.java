package stoa.platform.events;

import java.util.List;
import java.util.Set;

/**
 * A bean that does the rest of the work: it is given every event of the types that it names, on one instance each.
 *
 * <p>A batch is handled in one transaction together with the advance of the consumer's cursor. What a handler writes through
 * {@code Database} is therefore done exactly once; what it does elsewhere (a request, a file) happens at least once. Handlers
 * read on the primary, where everything that led to the event is visible.
 *
 * <p>A handler that throws is given the batch again in halves, until the event that it fails on stands alone. That one is
 * retried after 2, 4 and 8 seconds, while events of other keys go on and those of its own key wait; then it is parked, where
 * {@code ./stoa db events} shows it and can replay it, and the others of its key go on. Failures of the database itself count
 * for nobody: the batch is given again when it is back.
 */
public interface EventConsumer {

    /** Names the cursor, such as {@code timelines.feeds}; never changes, since a new name begins at the end of the log. */
    String name();

    /** The types that it wants; others pass by. */
    Set<Class<? extends Event>> listensTo();

    /**
     * In how many parts its events are dealt with in parallel, by their keys; fixed when the consumer first runs. 1 keeps the
     * order of all events.
     */
    default int shards() {
        return 4;
    }

    /**
     * Handles a batch: events of one shard, in the order of the log, one to some hundreds.
     *
     * <p>Runs in a {@code Database.write}. May meet rows that are newer than the event, or gone.
     */
    void handle(List<PublishedEvent> batch);
}
