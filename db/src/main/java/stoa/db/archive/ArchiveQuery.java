package stoa.db.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * SELECT over the files of the archive, with a view for each table, named as the table. DuckDB may open these files and no others,
 * fetches nothing, writes nothing but what does not fit into its memory, and what is asked cannot change that.
 */
public final class ArchiveQuery {
    private static final String LARGEST_SPILL = "4GB";

    private final ArchiveStorage storage;
    private final Path work;

    public ArchiveQuery(ArchiveStorage storage, Path work) {
        this.storage = storage;
        this.work = work;
    }

    /** Who takes the answer. */
    public interface Answer {
        void columns(List<String> names);

        /** One row, as text; also as a JSON object. */
        void row(List<@Nullable String> values, String json);
    }

    /**
     * Answers one SELECT.
     *
     * @param archived the manifest; tables whose names are not in the text are left out
     * @param most rows to hand out
     * @param time after which it is given up, a second at least
     * @throws ArchiveException where it is no SELECT, fails, or takes too long
     */
    public void run(String sql, List<ArchivedPartition> archived, int most, Duration time, Answer answer) {
        try {
            Files.createDirectories(work);
            var fetched = new ArrayList<ArchiveStorage.Fetched>();
            try {
                answer(sql, tables(sql, archived, fetched), most, time, answer);
            } finally {
                for (var file : fetched) {
                    file.close();
                }
            }
        } catch (SQLException e) {
            throw new ArchiveException(
                    "This cannot be answered: " + String.valueOf(e.getMessage()).strip(), e);
        } catch (IOException e) {
            throw new ArchiveException("The archive cannot be read: " + e.getMessage(), e);
        }
    }

    /** The files of each table, under its name. */
    private Map<List<String>, List<Path>> tables(
            String sql, List<ArchivedPartition> archived, List<ArchiveStorage.Fetched> fetched) throws IOException {
        var text = sql.toLowerCase(Locale.ROOT);
        Map<List<String>, List<Path>> tables = new LinkedHashMap<>();
        for (var known : archived) {
            var partition = known.partition();
            boolean readable = known.state() == ArchivedPartition.State.VERIFIED
                    || known.state() == ArchivedPartition.State.DROPPED;
            if (readable && text.contains(partition.parent())) {
                var file = storage.fetch(known.file().name(), work);
                fetched.add(file);
                tables.computeIfAbsent(List.of(partition.schema(), partition.parent()), any -> new ArrayList<>())
                        .add(file.file());
            }
        }
        return tables;
    }

    private void answer(String sql, Map<List<String>, List<Path>> tables, int most, Duration time, Answer answer)
            throws SQLException {
        try (var duckDb = DuckDb.open(work)) {
            selectOnly(duckDb, sql);
            try (var statement = duckDb.createStatement()) {
                for (var table : tables.entrySet()) {
                    statement.execute("create schema if not exists "
                            + DetachedPartition.quoted(table.getKey().getFirst()));
                    statement.execute("create view "
                            + DetachedPartition.quoted(table.getKey().getFirst()) + "."
                            + DetachedPartition.quoted(table.getKey().getLast())
                            + " as select * from read_parquet(" + list(table.getValue()) + ", union_by_name = true)");
                }
                statement.execute("set max_temp_directory_size = '" + LARGEST_SPILL + "'");
                statement.execute("set allowed_paths = "
                        + list(tables.values().stream().flatMap(List::stream).toList()));
                statement.execute("set enable_external_access = false");
                statement.execute("set lock_configuration = true");
                statement.setQueryTimeout((int) Math.max(1, time.toSeconds()));
                try (var row = statement.executeQuery("select to_json(answer)::VARCHAR as json, answer.* from (" + sql
                        + "\n) answer limit " + most)) {
                    hand(row, answer);
                }
            }
        }
    }

    private static void hand(ResultSet row, Answer answer) throws SQLException {
        var names = new ArrayList<String>();
        int count = row.getMetaData().getColumnCount();
        for (int i = 2; i <= count; i++) {
            names.add(row.getMetaData().getColumnLabel(i));
        }
        answer.columns(names);
        while (row.next()) {
            var values = new ArrayList<@Nullable String>();
            for (int i = 2; i <= count; i++) {
                values.add(row.getString(i));
            }
            answer.row(values, row.getString(1));
        }
    }

    /** DuckDB's own parser says what it is; this function of its takes one or more SELECT and nothing else. */
    private static void selectOnly(DuckDBConnection duckDb, String sql) throws SQLException {
        try (var statement = duckDb.prepareStatement("""
                select tree ->> 'error' = 'false' and json_array_length(tree -> 'statements') = 1,
                       tree ->> 'error_message'
                from (select json_serialize_sql(?::VARCHAR)::JSON as tree) parsed
                """)) {
            statement.setString(1, sql);
            try (var row = statement.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    String why = row.getString(2);
                    throw new ArchiveException(
                            "Only one SELECT can be asked" + (why == null ? "." : ": " + why.strip()));
                }
            }
        }
    }

    private static String list(List<Path> files) {
        return files.stream().map(DuckDb::literal).collect(Collectors.joining(", ", "[", "]"));
    }
}
