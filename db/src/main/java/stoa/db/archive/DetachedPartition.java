package stoa.db.archive;

import java.util.regex.Pattern;

/**
 * A partition that was detached from its table, and that nobody writes to any more: what the lifecycle of partitions hands to
 * the archive.
 *
 * @param schema of both
 * @param parent the partitioned table
 * @param partition the detached table
 * @param lower inclusive, as it stands between the parentheses of FOR VALUES FROM, such as {@code 112233} or {@code '2026-01-01'}
 * @param upper exclusive, likewise
 */
public record DetachedPartition(String schema, String parent, String partition, String lower, String upper) {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern BOUND = Pattern.compile("-?\\d{1,19}|'[0-9A-Za-z :+.-]{1,40}'");

    public DetachedPartition {
        checkName(schema);
        checkName(parent);
        checkName(partition);
        checkBound(lower);
        checkBound(upper);
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ArchiveException("'" + name + "' is no name of a schema or table of ours.");
        }
    }

    private static void checkBound(String bound) {
        if (!BOUND.matcher(bound).matches()) {
            throw new ArchiveException("'" + bound + "' is no bound of a partition: a number, or text in quotes.");
        }
    }

    boolean named(DetachedPartition other) {
        return named(other.schema, other.partition);
    }

    boolean named(String otherSchema, String otherPartition) {
        return schema.equals(otherSchema) && partition.equals(otherPartition);
    }

    /** The detached table, for SQL. */
    String table() {
        return quoted(schema) + "." + quoted(partition);
    }

    /** The partitioned table, for SQL. */
    String parentTable() {
        return quoted(schema) + "." + quoted(parent);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return schema + "." + partition;
    }
}
