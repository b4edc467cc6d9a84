package stoa.db.health;

/**
 * What a replica says of itself, beside the primary.
 *
 * @param name its database as it is reached: host, port and database
 * @param verdict what it is good for
 * @param timeline that it follows; 0 where it does not say
 * @param behindBytes of the log, written by the primary and not replayed here
 * @param replayedAgoMillis how long ago the last transaction that it has replayed was committed; 0 where it has all of the log
 * @param detail what is wrong, in words; empty where nothing is
 */
public record ReplicaLook(
        String name, Verdict verdict, int timeline, long behindBytes, long replayedAgoMillis, String detail) {

    /** Whether reads can be sent there. */
    public enum Verdict {
        FOLLOWS,
        /** It replays nothing until somebody resumes it. */
        PAUSED,
        /** It was promoted, or follows another timeline than the primary: it never comes back by itself. */
        DIVERGED,
        /** It is there, but receives nothing from the primary. */
        CUT_OFF,
        UNREACHABLE
    }

    public boolean alarming() {
        return verdict != Verdict.FOLLOWS;
    }
}
