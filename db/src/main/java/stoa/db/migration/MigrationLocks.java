package stoa.db.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stoa.db.statements.Statements;

/** What the transaction of a migration keeps from whom: its locks, all of which it holds until its end. */
record MigrationLocks(Statements sql) {
    /** Those that keep writers waiting, the strongest last; {@code pg_locks} writes them without spaces. */
    private static final List<String> MODES =
            List.of("ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock");

    /** What is made later has a higher number. */
    private static final String NEWEST = "select max(oid)::bigint from pg_catalog.pg_class";

    private static final String HELD = """
            select n.nspname || '.' || c.relname as relation, l.mode
            from pg_catalog.pg_locks l
            join pg_catalog.pg_class c
              on c.oid = coalesce(pg_catalog.pg_partition_root(l.relation), l.relation) and c.relkind in ('r', 'p', 'm', 'v')
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_'
            where l.pid = pg_catalog.pg_backend_pid() and l.locktype = 'relation' and l.granted and l.relation <= ?::bigint::oid
              and l.mode = any (?::text[])
            order by array_position(?::text[], l.mode)
            """;

    MigrationLocks(Connection connection) {
        this(new Statements(connection));
    }

    /** The number of the newest relation there is. */
    long newest() throws SQLException {
        return sql.rows(NEWEST, row -> row.getLong(1)).getFirst();
    }

    /** By the names of the relations that are no newer than one. */
    Map<String, String> held(long newest) throws SQLException {
        Map<String, String> locks = new LinkedHashMap<>();
        String modes = "{" + String.join(",", MODES) + "}";
        sql.rows(
                        HELD,
                        row -> Map.entry(row.getString("relation"), inWords(row.getString("mode"))),
                        newest,
                        modes,
                        modes)
                .forEach(held -> locks.put(held.getKey(), held.getValue()));
        return locks;
    }

    /** As SQL says it: {@code ACCESS EXCLUSIVE}. */
    private static String inWords(String mode) {
        return mode.replaceFirst("Lock$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toUpperCase(Locale.ROOT);
    }
}
