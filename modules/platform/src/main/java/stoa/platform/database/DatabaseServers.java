package stoa.platform.database;

import java.time.Duration;
import java.util.List;

/** What this process knows of the database servers, without asking them: it looks at each every moment anyway. */
public interface DatabaseServers {

    /** All that were configured, in that order. */
    List<ServerState> servers();

    /** Where the reads of this process went since it started, the most frequent first. */
    List<ReadShare> reads();

    /**
     * A server, as of the last look at it.
     *
     * @param name {@code primary} or {@code replica-<n>}: what it was configured as, whatever it has become
     * @param inRotation whether a replica serves reads
     * @param lag the age of the past that a replica shows; zero for the primary, as the next
     * @param lagBytes of the log that a replica has still to replay
     */
    record ServerState(
            String name,
            boolean isPrimary,
            boolean reachable,
            boolean inRotation,
            Duration lag,
            long lagBytes,
            List<PoolState> pools) {}

    /**
     * The connections of this process for one kind of work on one server.
     *
     * @param size how many there may be
     * @param waiting who wait for one
     */
    record PoolState(String name, int size, int active, int idle, int waiting) {}

    /**
     * Reads of one kind.
     *
     * @param source the name of the server that served them
     * @param reason why it did, as metrics have it
     */
    record ReadShare(String source, String reason, long reads) {}
}
