package stoa.db.archive;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the manifest.
 *
 * @param object the name of its file, whether that is whole or not; empty where there is none
 * @param proved the file that was proved to be equal to the table
 * @param verifiedAt when that was
 * @param checkedAt when the file was last found to be whole
 */
public record ArchivedPartition(
        DetachedPartition partition,
        Optional<String> object,
        Optional<Instant> verifiedAt,
        Optional<Instant> checkedAt,
        Optional<Instant> droppedAt,
        Optional<Instant> restoredAt,
        @Nullable ArchivedFile proved) {

    /** How far it is. */
    public enum State {
        /** Handed over; the table is all there is. */
        WAITING,
        /** In a file that was proved, and in the table until the grace period is over. */
        VERIFIED,
        /** In the file alone. */
        DROPPED,
        /** Back in its table. */
        RESTORED
    }

    public State state() {
        if (restoredAt.isPresent()) {
            return State.RESTORED;
        }
        if (droppedAt.isPresent()) {
            return State.DROPPED;
        }
        return verifiedAt.isPresent() ? State.VERIFIED : State.WAITING;
    }

    /** Rows in the file; 0 while nothing is proved. */
    public long rows() {
        return proved == null ? 0 : proved.checksum().rows();
    }

    /** Bytes of the file; 0 while nothing is proved. */
    public long bytes() {
        return proved == null ? 0 : proved.bytes();
    }

    /** Bytes of the table and its indexes, when it was archived; 0 while nothing is proved. */
    public long tableBytes() {
        return proved == null ? 0 : proved.tableBytes();
    }

    /** The checksum of the rows; empty while nothing is proved. */
    public Optional<String> checksum() {
        return Optional.ofNullable(proved).map(file -> file.checksum().text());
    }

    ArchivedFile file() {
        if (proved == null) {
            throw new ArchiveException(partition + " is in no file that was proved.");
        }
        return proved;
    }
}
