package stoa.load;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.postgresql.PGConnection;

/**
 * Fills the tables of one database from those of the same name in another: the columns that both have. Each once, when it has come
 * to be.
 */
final class TableCopy {
    /** Of every table that rows are written to by its name, in the schemas of modules; generated columns are not written. */
    private static final String TABLES = """
            select n.nspname || '.' || c.relname as table, array_agg(quote_ident(a.attname)::text order by a.attnum) as columns
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_attribute a
              on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            where c.relkind in ('r', 'p') and not c.relispartition
              and n.nspname !~ '^pg_|_api$|^(information_schema|public|pooler|platform)$'
            group by 1
            order by 1
            """;

    private final Opening source;
    private final Opening target;
    private final Set<String> seen = new HashSet<>();
    private final List<String> filled = new ArrayList<>();
    private long rows;

    TableCopy(Opening source, Opening target) {
        this.source = source;
        this.target = target;
    }

    /** Fills what is new. The names of all tables with rows. */
    List<String> fill() throws SQLException {
        try (var from = source.open();
                var to = target.open()) {
            // Whatever refers to whatever comes later; and what is made belongs to who made the tables.
            execute(to, "set session_replication_role = 'replica'");
            execute(to, "set role stoa_owner");
            var known = tables(from);
            var there = tables(to);
            for (var table : there.entrySet()) {
                if (seen.add(table.getKey()) && known.containsKey(table.getKey())) {
                    makePartitions(from, to, table.getKey());
                    var columns = new ArrayList<>(table.getValue());
                    columns.retainAll(known.getOrDefault(table.getKey(), List.of()));
                    long copied = copy(from, to, table.getKey(), String.join(", ", columns));
                    if (copied > 0) {
                        execute(to, "analyze " + table.getKey());
                        filled.add(table.getKey());
                        rows += copied;
                    }
                }
            }
            filled.retainAll(there.keySet());
            return List.copyOf(filled);
        }
    }

    /** How many were copied. */
    long rows() {
        return rows;
    }

    private static Map<String, List<String>> tables(Connection connection) throws SQLException {
        var tables = new LinkedHashMap<String, List<String>>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(TABLES)) {
            while (result.next()) {
                tables.put(result.getString(1), List.of((String[])
                        result.getArray(2).getArray()));
            }
        }
        return tables;
    }

    /** Those that the rows need, where the table is partitioned by now: with the bounds that they have in the other database. */
    private static void makePartitions(Connection from, Connection to, String table) throws SQLException {
        if (!text(to, "select relkind from pg_class where oid = '" + table + "'::regclass")
                .equals("p")) {
            return;
        }
        var bounds = """
                select string_agg(format('create table if not exists %%s partition of %1$s %%s', i.inhrelid::regclass,
                    pg_get_expr(c.relpartbound, c.oid)), ';')
                from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = '%1$s'::regclass""".formatted(table);
        var made = text(from, bounds);
        if (!made.isEmpty()) {
            execute(to, made);
        }
    }

    private static long copy(Connection from, Connection to, String table, String columns) throws SQLException {
        try (var out = new PipedOutputStream();
                var in = new PipedInputStream(out, 1 << 16)) {
            var reading = CompletableFuture.runAsync(() -> {
                try (out) {
                    from.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("copy (select " + columns + " from " + table + ") to stdout", out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            });
            long copied = to.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " (" + columns + ") from stdin", in);
            reading.join();
            return copied;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var value = result.next() ? result.getString(1) : null;
            return value == null ? "" : value;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
