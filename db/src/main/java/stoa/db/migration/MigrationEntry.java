package stoa.db.migration;

import java.time.Instant;
import java.util.Optional;

/**
 * One migration and what this database knows of it.
 *
 * @param version such as {@code 20261121.0900}; empty for a repeatable one
 * @param state Flyway's word: Success, Pending, Failed, Outdated, Missing, …
 * @param appliedAt when it was applied here; empty while it is pending
 */
public record MigrationEntry(Optional<String> version, String description, String state, Optional<Instant> appliedAt) {
    public boolean pending() {
        return appliedAt.isEmpty();
    }
}
