package stoa.db.dictionary;

import java.util.Optional;

/**
 * What the dictionary says of one table or view.
 *
 * @param owner the module whose code writes it
 * @param growth what makes it grow, and how fast
 * @param retention how long a row stays, and what removes it
 * @param refresh for materialized views, when and by what; otherwise {@code none}
 * @param lifecycle how partitions come and go by themselves; empty where the table is not partitioned by time
 */
public record DictionaryEntry(
        String schema,
        String name,
        String owner,
        String purpose,
        Exposure exposure,
        String growth,
        String partitioning,
        String retention,
        String refresh,
        Optional<Lifecycle> lifecycle) {
    /** {@code schema.name}. */
    public String qualifiedName() {
        return schema + "." + name;
    }
}
