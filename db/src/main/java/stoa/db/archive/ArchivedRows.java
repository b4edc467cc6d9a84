package stoa.db.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Rows of archived partitions that are ranges of ids, read from their files: what goes through to them is a permalink, what hangs on a
 * status, and a profile that is paged beyond what the database has.
 *
 * <p>It sees the archive as the manifest was when it was opened; whoever uses it opens another one when partitions come or go. Files
 * that lie elsewhere are copied here first. Any number of threads may read at once.
 */
public final class ArchivedRows implements AutoCloseable {
    private static final int MOST_ROWS = 1_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private final DuckDBConnection duckDb;
    private final ArchiveStorage storage;
    private final Path work;
    private final List<Part> parts;
    private final Map<String, ArchiveStorage.Fetched> fetched = new ConcurrentHashMap<>();

    /** The file of one partition: ids from one on, up to another. */
    private record Part(String schema, String parent, long lower, long upper, String object, Shape shape) {
        boolean is(String otherSchema, String otherParent) {
            return schema.equals(otherSchema) && parent.equals(otherParent);
        }

        /** Whether rows of this owner may be there: where the owner is what the partitions are ranges of, in one of them. */
        boolean mayHave(RowPage page) {
            return shape.find(page.column()).isPresent()
                    && (!shape.key().getFirst().equals(page.column())
                            || (lower <= page.value() && page.value() < upper));
        }
    }

    private ArchivedRows(DuckDBConnection duckDb, ArchiveStorage storage, Path work, List<Part> parts) {
        this.duckDb = duckDb;
        this.storage = storage;
        this.work = work;
        this.parts = parts;
    }

    /**
     * Opens what is archived; a file is fetched when something is read from it for the first time.
     *
     * @param archived the manifest
     * @param storage stays its opener's, and open
     * @param work for copies, and for what does not fit into memory
     */
    public static ArchivedRows open(List<ArchivedPartition> archived, ArchiveStorage storage, Path work) {
        try {
            Files.createDirectories(work);
            var parts = archived.stream()
                    .filter(ArchivedRows::isKept)
                    .map(known -> new Part(
                            known.partition().schema(),
                            known.partition().parent(),
                            Long.parseLong(known.partition().lower()),
                            Long.parseLong(known.partition().upper()),
                            known.file().name(),
                            known.file().shape()))
                    .sorted(Comparator.comparingLong(Part::lower).reversed())
                    .toList();
            return new ArchivedRows(reader(work), storage, work, parts);
        } catch (IOException | SQLException e) {
            throw new ArchiveException("The archive cannot be read: " + e.getMessage(), e);
        }
    }

    /** What is proved is read from its file at once: its table is out of sight already. */
    private static boolean isKept(ArchivedPartition known) {
        boolean proved =
                known.state() == ArchivedPartition.State.DROPPED || known.state() == ArchivedPartition.State.VERIFIED;
        return proved
                && NUMBER.matcher(known.partition().lower()).matches()
                && NUMBER.matcher(known.partition().upper()).matches();
    }

    private String source(Part part) {
        var file = fetched.computeIfAbsent(part.object(), name -> {
            try {
                return storage.fetch(name, work);
            } catch (IOException e) {
                throw new ArchiveException("The file " + name + " cannot be read: " + e.getMessage(), e);
            }
        });
        return new ParquetFile(file.file()).source();
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
        return find(schema, parent, ids, "", "");
    }

    /** As {@link #find(String, String, Collection)}, of one owner alone; a file that has no such column is passed over. */
    public List<ArchivedRow> find(String schema, String parent, Collection<Long> ids, String column, long value) {
        return find(schema, parent, ids, column, " and " + DetachedPartition.quoted(column) + " = " + value);
    }

    private List<ArchivedRow> find(
            String schema, String parent, Collection<Long> ids, String column, String condition) {
        if (ids.size() > MOST_ROWS) {
            throw new IllegalArgumentException("more than " + MOST_ROWS + " ids");
        }
        var sorted = new TreeSet<>(ids);
        var rows = new ArrayList<ArchivedRow>();
        for (var part : parts) {
            var here = part.is(schema, parent) ? sorted.subSet(part.lower(), part.upper()) : List.<Long>of();
            if (!here.isEmpty()
                    && (column.isEmpty() || part.shape().find(column).isPresent())) {
                var key = DetachedPartition.quoted(part.shape().key().getFirst());
                var list = here.stream().map(String::valueOf).collect(Collectors.joining(", "));
                rows.addAll(read(part, key + " in (" + list + ")" + condition));
            }
        }
        return rows;
    }

    /** Whether rows of this id would lie in a file. */
    public boolean covers(String schema, String parent, long id) {
        return parts.stream().anyMatch(part -> part.is(schema, parent) && part.lower() <= id && id < part.upper());
    }

    /** Whether rows of an id between two, both not included, would lie in a file. */
    public boolean coversBetween(String schema, String parent, long after, long before) {
        return parts.stream()
                .anyMatch(part -> part.is(schema, parent) && part.lower() < before && part.upper() > after + 1);
    }

    /** The tables of a schema of which there are files. */
    public Set<String> parents(String schema) {
        return parts.stream()
                .filter(part -> part.schema().equals(schema))
                .map(Part::parent)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The rows of one owner between two ids, from as many months as it takes.
     *
     * @return the highest id first, or, where the page goes upward, the lowest first
     */
    public List<ArchivedRow> page(String schema, String parent, RowPage page) {
        var rows = new ArrayList<ArchivedRow>();
        for (var part : page.upward() ? parts.reversed() : parts) {
            if (rows.size() < page.limit()
                    && part.is(schema, parent)
                    && part.lower() < page.before()
                    && part.upper() > page.after() + 1
                    && part.mayHave(page)) {
                rows.addAll(page(part, page, page.limit() - rows.size()));
            }
        }
        return rows;
    }

    /**
     * The rows of one owner by another column of whole numbers than the first one of the key, from all months: what somebody did last
     * may concern any of them.
     *
     * @param cursor the column that the bounds and the order of the page are about; a file that has no such column is passed over
     * @return the highest first, or, where the page goes upward, the lowest first
     */
    public List<ArchivedRow> pageBy(String schema, String parent, String cursor, RowPage page) {
        var order =
                Comparator.<ArchivedRow>comparingLong(row -> row.number(cursor).orElseThrow());
        var rows = new ArrayList<ArchivedRow>();
        var wanted = page;
        for (var part : page.upward() ? parts.reversed() : parts) {
            if (part.is(schema, parent)
                    && part.mayHave(page)
                    && part.shape().find(cursor).isPresent()) {
                rows.addAll(read(part, wanted.conditionBy(cursor, page.limit())));
                rows.sort(page.upward() ? order : order.reversed());
                if (rows.size() >= page.limit()) {
                    rows.subList(page.limit(), rows.size()).clear();
                    // What is in none of its row groups by their smallest and largest values costs a file no more than
                    // a look.
                    wanted = page.within(rows.getLast().number(cursor).orElseThrow());
                }
            }
        }
        return rows;
    }

    private List<ArchivedRow> page(Part part, RowPage page, int limit) {
        var key = part.shape().key().getFirst();
        var quoted = DetachedPartition.quoted(key);
        // The ids alone first: of the row groups in which the owner is, two columns are read and not all.
        var ids = ids(part, quoted, page.conditionBy(key, limit));
        return ids.isEmpty() ? List.of() : read(part, quoted + " in (" + ids + ")" + page.orderBy(key));
    }

    private String ids(Part part, String key, String condition) {
        var ids = new ArrayList<String>();
        try (var connection = duckDb.duplicate();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select " + key + " from " + source(part) + " where " + condition)) {
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
                        "select " + columns.stream().map(Column::crossing).collect(Collectors.joining(", ")) + " from "
                                + source(part) + " where " + condition)) {
            while (row.next()) {
                rows.add(RowReading.read(columns, row));
            }
        } catch (SQLException e) {
            throw unreadable(part, e);
        }
        return rows;
    }

    private static ArchiveException unreadable(Part part, SQLException e) {
        return new ArchiveException("The file " + part.object() + " cannot be read: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            duckDb.close();
            for (var file : fetched.values()) {
                file.close();
            }
        } catch (SQLException | IOException e) {
            throw new ArchiveException("The archive cannot be closed: " + e.getMessage(), e);
        }
    }
}
