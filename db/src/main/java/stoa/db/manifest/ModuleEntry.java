package stoa.db.manifest;

import java.util.List;
import java.util.Optional;

/**
 * One line of the module table.
 *
 * @param schema the PostgreSQL schema that the module owns; empty when it owns no rows
 * @param mayCall the modules whose API and published views it may use, all of them written above it
 * @param api sub-packages that belong to its API besides the base package
 */
public record ModuleEntry(String name, Optional<String> schema, String owns, List<String> mayCall, List<String> api) {
    public ModuleEntry {
        mayCall = List.copyOf(mayCall);
        api = List.copyOf(api);
    }
}
