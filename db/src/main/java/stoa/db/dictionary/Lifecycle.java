package stoa.db.dictionary;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the partitions of a table come and go.
 *
 * @param leader the table of the same schema together with which they do, slot by slot; the table itself where it is alone
 * @param interval what one partition spans, in UTC
 * @param idBits where the key is an id that carries its time, the number of bits below the milliseconds; else it is a time
 * @param premake partitions made ahead, beyond the current one
 * @param retention how long after its end a partition is detached, as an interval of PostgreSQL; empty for never
 * @param grace how long it stays detached before it is dropped, as an interval of PostgreSQL
 * @param heldBy a function {@code (regclass, timestamptz)} that says why a partition with this upper bound must stay, or null
 */
public record Lifecycle(
        String leader,
        Interval interval,
        OptionalInt idBits,
        int premake,
        Optional<String> retention,
        String grace,
        End end,
        Optional<String> heldBy) {

    /** What one partition spans. */
    public enum Interval {
        DAY,
        /** From Monday. */
        WEEK,
        MONTH
    }

    /** What becomes of a partition after it was detached. */
    public enum End {
        /** It waits until the archive has proved its copy. */
        ARCHIVE,
        DROP
    }
}
