package stoa.db.migration;

import java.util.List;
import stoa.db.lint.Finding;

/**
 * A migration that would be applied.
 *
 * @param name its file, {@code schema/V….sql}
 * @param findings what in it would stop a table that is large in this database
 */
public record PendingMigration(String name, List<Finding> findings) {
    public PendingMigration {
        findings = List.copyOf(findings);
    }
}
