package stoa.db.migration;

import java.util.Map;
import java.util.TreeMap;

/**
 * A migration that has just been applied.
 *
 * @param version such as {@code 20261121.0900}; {@code repeatable} for those without
 * @param milliseconds from its first statement to before its commit
 * @param locks the strongest that it held on each relation that was there before (a partition counts as its table), as {@code schema.relation}
 *     and PostgreSQL's name of the mode (manual, 13.3); without those that let others write. Empty for what runs outside of a transaction
 */
public record AppliedMigration(String version, String description, long milliseconds, Map<String, String> locks) {
    public AppliedMigration {
        locks = new TreeMap<>(locks);
    }

    /** Version and description. */
    public String name() {
        return version + " " + description;
    }
}
