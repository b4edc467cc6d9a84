package stoa.db.lint;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import stoa.db.cluster.Endpoint;
import stoa.db.statements.Statements;

/** Which tables of a database are large: with an estimate of 50,000 rows or 100 MB, their partitions counted with them. */
public final class LargeTables {
    private static final String LARGE = """
            select space.nspname || '.' || root.relname
            from pg_catalog.pg_class root
            join pg_catalog.pg_namespace space on space.oid = root.relnamespace
            cross join lateral (
              select relid from pg_catalog.pg_partition_tree(root.oid) union select root.oid::regclass) tree
            join pg_catalog.pg_class part on part.oid = tree.relid
            where root.relkind in ('r', 'p') and space.nspname !~ '^(pg_|information_schema$)'
            group by space.nspname, root.relname
            having sum(greatest(part.reltuples, 0)) >= 50000
              or sum(pg_catalog.pg_table_size(part.oid)) >= 100 * 1024 * 1024
            """;

    private LargeTables() {}

    /** As {@code schema.table}. */
    public static Set<String> of(Endpoint owner) throws SQLException {
        try (Connection connection = owner.connect()) {
            return new TreeSet<>(new Statements(connection).rows(LARGE, row -> row.getString(1)));
        }
    }
}
