package stoa.platform.partitions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an operator sees of partitions from a server; the command line, which connects as the owner, does something about them. */
public interface PartitionOperations {

    /** The tables whose partitions come and go by themselves, by schema and name; a constant number of statements. */
    List<PartitionedTableView> tables();

    /** What was handed to the archive last, at most {@code limit}. */
    List<ArchivedPartitionView> archived(int limit);

    /** All that was handed to the archive, by state. */
    List<ArchiveFigures> archive();

    /**
     * A table.
     *
     * @param name with its schema
     * @param partitions how many are attached
     * @param bytes of them, with indexes
     * @param until the end of the newest; empty where there is none
     * @param runwayDays until an insert would find no partition
     * @param leastDays fewer of them are an alarm
     * @param retention as an interval of PostgreSQL; empty: for ever
     * @param detached partitions that are taken out and not ended yet
     */
    record PartitionedTableView(
            String name,
            long partitions,
            long bytes,
            Optional<Instant> until,
            double runwayDays,
            double leastDays,
            Optional<String> retention,
            long detached) {
        public boolean alarming() {
            return runwayDays < leastDays;
        }
    }

    /**
     * A partition that was handed to the archive.
     *
     * @param rows 0 while nothing is proved, as the bytes of its file and those of the table
     * @param checkedAt when its file was last found to be whole
     */
    record ArchivedPartitionView(
            String name, ArchiveState state, long rows, long tableBytes, long fileBytes, Optional<Instant> checkedAt) {}

    /** Partitions of one state together. */
    record ArchiveFigures(ArchiveState state, long partitions, long rows, long tableBytes, long fileBytes) {}

    /** How far a partition is that was handed to the archive. */
    enum ArchiveState {
        /** The table is all there is. */
        WAITING,
        /** In a file that was proved, and in the table until the grace period is over. */
        VERIFIED,
        /** In the file alone. */
        DROPPED,
        /** Back in its table. */
        RESTORED
    }
}
