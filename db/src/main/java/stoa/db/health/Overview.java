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
        Work work) {

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
