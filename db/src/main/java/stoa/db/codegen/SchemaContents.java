package stoa.db.codegen;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is in the schemas of the migrated database, as far as it decides what to generate. */
record SchemaContents(Connection connection) {
    /** Those of the schemas that have tables or views to generate. */
    List<String> withTables(List<String> schemas) throws SQLException {
        return names("""
                select n.nspname
                from unnest(?::text[]) with ordinality as wanted (name, place)
                join pg_catalog.pg_namespace n on n.nspname = wanted.name
                where exists (
                  select from pg_catalog.pg_class c
                  where c.relnamespace = n.oid
                    and c.relkind in ('r', 'p', 'v', 'm', 'f')
                    and not c.relispartition
                    and c.relname <> 'flyway_schema_history')
                order by wanted.place
                """, schemas);
    }

    /** The partitions, which come and go with time: only their parents are named in code. */
    List<String> partitions(List<String> schemas) throws SQLException {
        return names("""
                select n.nspname || '.' || c.relname
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relispartition
                  and n.nspname = any (?::text[])
                order by 1
                """, schemas);
    }

    private List<String> names(String sql, List<String> schemas) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                List<String> names = new ArrayList<>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        }
    }
}
