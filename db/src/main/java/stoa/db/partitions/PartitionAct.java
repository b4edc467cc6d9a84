package stoa.db.partitions;

import java.util.Locale;

/**
 * Something that was done with a partition, would be, or could not be.
 *
 * @param detail in words; empty where the kind says all
 */
public record PartitionAct(String schema, String parent, String partition, Kind kind, String detail) {

    /** What it was. */
    public enum Kind {
        MADE,
        /** Taken out of its table; what it holds is still there. */
        DETACHED,
        DROPPED,
        /** Its time is over, but something needs it still; looked at again by the next run. */
        HELD,
        /** Locks were not to be had, or it failed; the next run goes on where this one ended. */
        UNFINISHED
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + schema + "." + partition
                + (detail.isEmpty() ? "" : ": " + detail);
    }
}
