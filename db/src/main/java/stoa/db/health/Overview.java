package stoa.db.health;

import java.util.List;

/**
 * How the database is now.
 *
 * @param version of PostgreSQL
 * @param maxConnections that it accepts
 * @param deadTuples of the tables that have most of them, at least 1,000
 */
public record Overview(
        String version,
        long bytes,
        int maxConnections,
        List<Replica> replicas,
        List<Pool> pools,
        List<Dead> deadTuples,
        Work work,
        List<View> views,
        Archive archive) {

    /**
     * A replica as the primary sees it.
     *
     * @param lagMillis how long ago what it replayed last was written; 0 while nothing is written
     */
    public record Replica(String name, String state, long lagBytes, long lagMillis) {}

    /**
     * Connections of one login.
     *
     * @param waiting for a lock
     * @param oldestTransactionSeconds how long its oldest transaction lasts; 0 where it has none
     */
    public record Pool(String login, int connections, int active, int waiting, long oldestTransactionSeconds) {}

    /**
     * A materialized view.
     *
     * @param outcome of the last attempt to refresh it
     * @param asOfSeconds for how long it has not counted what happened; 0 where nobody has refreshed it yet
     */
    public record View(String name, String outcome, long asOfSeconds) {}

    /**
     * Old partitions in files.
     *
     * @param partitions proved, and in files alone
     * @param waiting handed over, not proved yet
     * @param kept proved, with their tables beside them
     * @param bytes of the files
     * @param erasures asked for and not done
     */
    public record Archive(long partitions, long waiting, long kept, long bytes, long erasures) {}

    /** What vacuum has still to remove. */
    public record Dead(String table, long dead, long live) {}

    /**
     * What is done later.
     *
     * @param lateJobs due for more than a minute and not begun
     * @param eventsBehind of the consumer that is furthest behind
     */
    public record Work(
            long jobs, long runningJobs, long lateJobs, long parkedJobs, long parkedEvents, long eventsBehind) {}
}
