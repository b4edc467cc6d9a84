package stoa.platform.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an operator sees of the event log, and may do about it. */
public interface EventOperations {

    /** How far the consumers are, by name and shard. */
    List<CursorView> cursors();

    /** Events that are being retried, wait behind one, or are parked; oldest first, at most {@code limit}. */
    List<ParkedEventView> parked(int limit);

    /**
     * Lets a consumer try parked events again, from the first attempt on.
     *
     * @param event empty for all of the consumer
     * @return how many
     */
    int replay(String consumer, Optional<Long> event);

    /**
     * Forgets parked events.
     *
     * @param event empty for all of the consumer
     * @return how many
     */
    int discard(String consumer, Optional<Long> event);

    /**
     * Forgets a consumer that no instance has any more, so that its cursor does not keep the log from being trimmed.
     *
     * @return whether there was one, idle
     */
    boolean forget(String consumer);

    /**
     * A cursor.
     *
     * @param events in the log behind the cursor, of whatever type and key
     * @param lag how long ago the first of them was published; zero where there is none
     */
    record CursorView(
            String consumer, int shard, int shards, long position, long events, Duration lag, Optional<String> owner) {}

    /** An event that a consumer could not handle yet. */
    record ParkedEventView(
            String consumer,
            long event,
            String name,
            long key,
            String state,
            int attempts,
            Instant publishedAt,
            Optional<String> error) {}
}
