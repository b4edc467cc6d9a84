package stoa.platform.database;

import java.util.Comparator;

/**
 * A place in the write-ahead log. Two of different timelines cannot be compared as one log: after a failover the old
 * timeline may have gone on where the new one did not follow.
 *
 * @param timeline as PostgreSQL counts them, from 1
 * @param lsn bytes since the beginning of the log
 */
public record WalPosition(int timeline, long lsn) {
    private static final Comparator<WalPosition> ORDER =
            Comparator.comparingInt(WalPosition::timeline).thenComparingLong(WalPosition::lsn);

    /** The later of two: a higher timeline is later whatever the byte. */
    public WalPosition orLater(WalPosition other) {
        return ORDER.compare(this, other) >= 0 ? this : other;
    }
}
