package stoa.db.archive;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.duckdb.DuckDBFunctions;
import org.jspecify.annotations.Nullable;

/**
 * A file of the archive: one partition, sorted by its key, compressed with zstd. It carries the shape of its table, so it can be
 * read without a manifest.
 */
record ParquetFile(Path file) {
    /**
     * So many rows are read and decompressed to find one. A row of statuses takes some 100 bytes, so a group is one to two
     * megabytes before compression; a month of 5 million rows has 610 groups, whose smallest and largest id say which one to read.
     */
    static final int ROW_GROUP = 8_192;

    private static final String SHAPE = "stoa_shape";

    /** What is done with each row of a file. */
    @FunctionalInterface
    interface RowReader {
        /** @param row at the row, with what crosses, in the order of the columns */
        void read(ResultSet row) throws SQLException;
    }

    /** Writes it; what crosses comes from the rows, in the order in which it is to be kept. */
    void write(Shape shape, CopiedRows rows, Path work) throws SQLException {
        var kept = shape.columns().stream()
                .map(column -> column.kept() + " as " + column.quoted())
                .collect(Collectors.joining(", "));
        try (var duckDb = DuckDb.open(work);
                var function = DuckDBFunctions.tableFunction()
                        .withName("detached_rows")
                        .withFunction(rows);
                var statement = duckDb.createStatement()) {
            function.register(duckDb);
            statement.execute("copy (select " + kept + " from detached_rows()) to " + target(shape));
        } catch (SQLException e) {
            @Nullable Exception cause = rows.failure();
            if (cause instanceof ArchiveException known) {
                throw known;
            }
            if (cause instanceof SQLException known) {
                throw known;
            }
            throw e;
        }
    }

    /** Writes it with the rows of another one that meet a condition, in their order. */
    void writeSome(ParquetFile other, Shape shape, Statement duckDb, String condition) throws SQLException {
        duckDb.execute("copy (select * from " + other.source() + " where " + condition + ") to " + target(shape));
    }

    /** For SQL of DuckDB: what is read. */
    String source() {
        return "read_parquet(" + DuckDb.literal(file) + ")";
    }

    private String target(Shape shape) {
        return DuckDb.literal(file) + " (format parquet, compression zstd, row_group_size " + ROW_GROUP
                + ", kv_metadata {" + SHAPE + ": " + DuckDb.literal(shape.text()) + "})";
    }

    /** The shape that it says it has, once its columns have been found to be of these names and types. */
    Shape shape(Path work) throws SQLException {
        try (var duckDb = DuckDb.open(work);
                var statement = duckDb.createStatement()) {
            Shape shape;
            try (var entry = statement.executeQuery("select value from parquet_kv_metadata(" + DuckDb.literal(file)
                    + ") where key = '" + SHAPE + "'")) {
                if (!entry.next()) {
                    throw new ArchiveException("The file says nothing about the table that it was.");
                }
                var value = entry.getBlob(1);
                shape = Shape.parse(new String(value.getBytes(1, (int) value.length()), StandardCharsets.UTF_8));
            }
            try (var described =
                    statement.executeQuery("describe select * from read_parquet(" + DuckDb.literal(file) + ")")) {
                for (var column : shape.columns()) {
                    if (!described.next()
                            || !described.getString("column_name").equals(column.name())
                            || !described.getString("column_type").equals(column.parquet())) {
                        throw new ArchiveException("The column " + column.name() + " of the file is not what it was.");
                    }
                }
                if (described.next()) {
                    throw new ArchiveException("The file has more columns than its table had.");
                }
            }
            return shape;
        }
    }

    /** Reads all rows, in no order that is promised. */
    void read(Shape columns, Path work, RowReader reader) throws SQLException {
        var crossing = columns.columns().stream().map(Column::crossing).collect(Collectors.joining(", "));
        try (var duckDb = DuckDb.open(work);
                var statement = duckDb.createStatement();
                var row = statement.executeQuery(
                        "select " + crossing + " from read_parquet(" + DuckDb.literal(file) + ")")) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
