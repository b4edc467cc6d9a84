package stoa.db.partitions;

import java.time.Instant;
import java.util.Optional;

/**
 * A table whose partitions come and go by themselves.
 *
 * @param leader the table together with which they do
 * @param partitions how many are attached
 * @param from the beginning of the oldest
 * @param to the end of the newest
 * @param bytes of what is attached, with indexes
 * @param runwayDays until an insert would find no partition; 0 where it would now
 * @param leastDays fewer of them are an alarm
 * @param retention as an interval of PostgreSQL; empty: for ever
 * @param retired partitions that are detached, or are being, and not ended yet
 * @param awaitingArchive those of them that the archive has still to copy
 */
public record PartitionedTable(
        String schema,
        String table,
        String leader,
        int partitions,
        Optional<Instant> from,
        Optional<Instant> to,
        long bytes,
        double runwayDays,
        double leastDays,
        Optional<String> retention,
        int retired,
        int awaitingArchive) {
    public boolean alarming() {
        return runwayDays < leastDays;
    }

    /** Whether it goes by its own lifecycle. */
    public boolean leads() {
        return table.equals(leader);
    }

    public String qualifiedName() {
        return schema + "." + table;
    }
}
