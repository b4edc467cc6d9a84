package stoa.db.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Rows of dropped partitions that are ranges of ids, read from their files: what goes through to them is a permalink, what hangs on a
 * status, and a profile that is paged beyond what the database has.
 *
 * <p>It sees the archive as the manifest was when it was opened; whoever uses it opens another one when partitions come or go. Files
 * that lie elsewhere are copied here first. Any number of threads may read at once.
 */
public final class ArchivedRows implements AutoCloseable {
    private static final int MOST_ROWS = 1_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private final DuckDBConnection duckDb;
    private final List<ArchiveStorage.Fetched> fetched;
    private final List<Part> parts;

    /** The file of one partition: ids from one on, up to another. */
    private record Part(String schema, String parent, long lower, long upper, Path file, Shape shape) {
        boolean is(String otherSchema, String otherParent) {
            return schema.equals(otherSchema) && parent.equals(otherParent);
        }
    }

    private ArchivedRows(DuckDBConnection duckDb, List<ArchiveStorage.Fetched> fetched, List<Part> parts) {
        this.duckDb = duckDb;
        this.fetched = fetched;
        this.parts = parts;
    }

    /**
     * Opens the files of what is dropped.
     *
     * @param archived the manifest
     * @param work for copies, and for what does not fit into memory
     */
    public static ArchivedRows open(List<ArchivedPartition> archived, ArchiveStorage storage, Path work) {
        var fetched = new ArrayList<ArchiveStorage.Fetched>();
        try {
            Files.createDirectories(work);
            var parts = new ArrayList<Part>();
            for (var known : archived) {
                var partition = known.partition();
                if (known.state() == ArchivedPartition.State.DROPPED
                        && NUMBER.matcher(partition.lower()).matches()
                        && NUMBER.matcher(partition.upper()).matches()) {
                    var file = storage.fetch(known.file().name(), work);
                    fetched.add(file);
                    parts.add(new Part(
                            partition.schema(),
                            partition.parent(),
                            Long.parseLong(partition.lower()),
                            Long.parseLong(partition.upper()),
                            file.file(),
                            known.file().shape()));
                }
            }
            parts.sort(Comparator.comparingLong(Part::lower).reversed());
            return new ArchivedRows(reader(work), fetched, List.copyOf(parts));
        } catch (IOException | SQLException e) {
            throw new ArchiveException("The archive cannot be read: " + e.getMessage(), e);
        }
    }

    private static DuckDBConnection reader(Path work) throws SQLException {
        var duckDb = DuckDb.open(work);
        try (var statement = duckDb.createStatement()) {
            // Files never change: what was read of them is kept and not looked at again.
            statement.execute("set parquet_metadata_cache = true");
            statement.execute("set validate_external_file_cache = 'NO_VALIDATION'");
            return duckDb;
        }
    }

    /**
     * All rows of these ids: the one row of a status, or all that hang on it.
     *
     * @param parent the partitioned table; the first column of its key is the id
     * @param ids at most a thousand
     */
    public List<ArchivedRow> find(String schema, String parent, Collection<Long> ids) {
        if (ids.size() > MOST_ROWS) {
            throw new IllegalArgumentException("more than " + MOST_ROWS + " ids");
        }
        var sorted = new TreeSet<>(ids);
        var rows = new ArrayList<ArchivedRow>();
        for (var part : parts) {
            var here = part.is(schema, parent) ? sorted.subSet(part.lower(), part.upper()) : List.<Long>of();
            if (!here.isEmpty()) {
                var key = DetachedPartition.quoted(part.shape().key().getFirst());
                var list = here.stream().map(String::valueOf).collect(Collectors.joining(", "));
                rows.addAll(read(part, key + " in (" + list + ")"));
            }
        }
        return rows;
    }

    /**
     * The rows of one owner before an id, the highest id first, from as many months as it takes.
     *
     * @param column of whole numbers, such as {@code account_id}; a file that has no such column is passed over
     * @param before an id, not included
     * @param limit 1 to 1000
     */
    public List<ArchivedRow> page(String schema, String parent, String column, long value, long before, int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException("limit is between 1 and " + MOST_ROWS);
        }
        var rows = new ArrayList<ArchivedRow>();
        for (var part : parts) {
            if (rows.size() < limit
                    && part.is(schema, parent)
                    && part.lower() < before
                    && part.shape().find(column).isPresent()) {
                var key = DetachedPartition.quoted(part.shape().key().getFirst());
                // The ids alone first: of the row groups in which the owner is, two columns are read and not all.
                var ids = ids(
                        part,
                        key,
                        DetachedPartition.quoted(column) + " = " + value + " and " + key + " < " + before,
                        limit - rows.size());
                if (!ids.isEmpty()) {
                    rows.addAll(read(part, key + " in (" + ids + ") order by " + key + " desc"));
                }
            }
        }
        return rows;
    }

    private String ids(Part part, String key, String condition, int limit) {
        var ids = new ArrayList<String>();
        try (var connection = duckDb.duplicate();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select " + key + " from read_parquet(" + DuckDb.literal(part.file())
                        + ") where " + condition + " order by 1 desc limit " + limit)) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw unreadable(part, e);
        }
        return String.join(", ", ids);
    }

    private List<ArchivedRow> read(Part part, String condition) {
        var columns = part.shape().columns();
        var rows = new ArrayList<ArchivedRow>();
        try (var connection = duckDb.duplicate();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select " + columns.stream().map(Column::crossing).collect(Collectors.joining(", "))
                                + " from read_parquet(" + DuckDb.literal(part.file()) + ") where " + condition)) {
            while (row.next()) {
                rows.add(RowReading.read(columns, row));
            }
        } catch (SQLException e) {
            throw unreadable(part, e);
        }
        return rows;
    }

    private static ArchiveException unreadable(Part part, SQLException e) {
        return new ArchiveException("The file " + part.file() + " cannot be read: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            duckDb.close();
            for (var file : fetched) {
                file.close();
            }
        } catch (SQLException | IOException e) {
            throw new ArchiveException("The archive cannot be closed: " + e.getMessage(), e);
        }
    }
}
