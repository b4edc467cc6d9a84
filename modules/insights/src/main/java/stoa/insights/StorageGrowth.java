package stoa.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What tables take on disk, indexes included.
 *
 * @param asOf up to when it counts; empty where nothing was counted yet
 * @param days by day and schema
 */
public record StorageGrowth(Optional<Instant> asOf, List<Part> days) {

    /** The tables of a schema at the end of a day. */
    public record Part(LocalDate day, String schema, long bytes) {}
}
