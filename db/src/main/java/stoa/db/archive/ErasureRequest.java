package stoa.db.archive;

import java.time.Instant;
import java.util.Optional;

/**
 * What in the archive counts no more, and the receipt that it is there no longer.
 *
 * @param number of the row's key, or of the account
 * @param erasedAt since when no file has it
 * @param rows how many rows that were; 0 while it is not done
 */
public record ErasureRequest(
        long id, String schema, Kind kind, long number, Instant askedAt, Optional<Instant> erasedAt, long rows) {

    /** What is to go. */
    public enum Kind {
        /** All rows whose key begins with the number. */
        ROW,
        /** All rows that the account wrote or did, and what hangs on what it wrote. */
        ACCOUNT
    }
}
