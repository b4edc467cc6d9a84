package stoa.db.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/**
 * What PostgreSQL sends for COPY … TO STDOUT (FORMAT BINARY), as a table of DuckDB: it asks for some thousand rows at a time, so no
 * more of them are ever here.
 */
final class CopiedRows implements DuckDBTableFunction<List<Column>, CopyOut, Object> {
    private static final int HEADER = 19;
    private static final int END = -1;

    private final CopyOut copy;
    private final List<Column> columns;
    private final LongConsumer progress;
    private long rows;
    private boolean ended;
    private @Nullable Exception failure;

    /** @param progress told how many rows were read */
    CopiedRows(CopyOut copy, List<Column> columns, LongConsumer progress) {
        this.copy = copy;
        this.columns = columns;
        this.progress = progress;
    }

    /** Why it stopped, where it was not DuckDB that did. */
    @Nullable
    Exception failure() {
        return failure;
    }

    @Override
    public List<Column> bind(DuckDBTableFunctionBindInfo info) {
        for (var column : columns) {
            info.addResultColumn(
                    column.name(),
                    switch (column.carrier()) {
                        case LONG -> DuckDBColumnType.BIGINT;
                        case DOUBLE -> DuckDBColumnType.DOUBLE;
                        case TEXT -> DuckDBColumnType.VARCHAR;
                    });
        }
        return columns;
    }

    @Override
    public CopyOut init(DuckDBTableFunctionInitInfo info) {
        // One stream: the rows keep the order in which they come.
        info.setMaxThreads(1);
        return copy;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) throws Exception {
        try {
            return fill(chunk);
        } catch (Exception e) {
            failure = e;
            throw e;
        }
    }

    private long fill(DuckDBDataChunkWriter chunk) throws SQLException {
        int capacity = (int) chunk.capacity();
        var vectors = new DuckDBWritableVector[columns.size()];
        var texts = new byte[columns.size()][][];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = chunk.vector(i);
            texts[i] = columns.get(i).carrier() == ColumnType.Carrier.TEXT ? new byte[capacity][] : new byte[0][];
        }
        int count = 0;
        for (var tuple = next(); tuple != null; tuple = next()) {
            for (int i = 0; i < vectors.length; i++) {
                take(columns.get(i), tuple, vectors[i], texts[i], count);
            }
            count++;
            if (count == capacity) {
                break;
            }
        }
        for (int i = 0; i < vectors.length; i++) {
            if (texts[i].length > 0 && count > 0) {
                vectors[i].setStringUtf8Batch(
                        0, count == capacity ? texts[i] : java.util.Arrays.copyOf(texts[i], count));
            }
        }
        rows += count;
        progress.accept(rows);
        return count;
    }

    /** The next tuple, behind its number of columns; null at the end. */
    private @Nullable ByteBuffer next() throws SQLException {
        if (ended) {
            return null;
        }
        byte[] message = copy.readFromCopy();
        if (message == null) {
            ended = true;
            return null;
        }
        var tuple = ByteBuffer.wrap(message);
        if (message.length >= HEADER && message[0] == 'P' && message[1] == 'G' && message[2] == 'C') {
            tuple.position(HEADER);
        }
        if (!tuple.hasRemaining()) {
            return next();
        }
        int width = tuple.getShort();
        if (width == END) {
            // What follows is the end of the command itself, which has to be read, too.
            return next();
        }
        if (width != columns.size()) {
            throw new ArchiveException("PostgreSQL sends " + width + " columns, not " + columns.size() + ".");
        }
        return tuple;
    }

    private static void take(Column column, ByteBuffer tuple, DuckDBWritableVector vector, byte[][] texts, int row) {
        int length = tuple.getInt();
        if (length < 0) {
            if (column.carrier() != ColumnType.Carrier.TEXT) {
                vector.setNull(row);
            }
            return;
        }
        switch (column.carrier()) {
            case LONG -> vector.setLong(row, number(column.type(), tuple));
            case DOUBLE -> vector.setDouble(row, tuple.getDouble());
            case TEXT -> texts[row] = column.array() ? array(column, tuple) : text(column.type(), tuple, length);
        }
    }

    private static long number(ColumnType type, ByteBuffer tuple) {
        return switch (type) {
            case BOOLEAN -> tuple.get();
            case SMALLINT -> tuple.getShort();
            case INTEGER, DATE -> tuple.getInt();
            case BIGINT, TIMESTAMPTZ -> tuple.getLong();
            default -> throw new IllegalStateException(type + " is no number");
        };
    }

    private static byte[] text(ColumnType type, ByteBuffer tuple, int length) {
        return switch (type) {
            case TEXT -> bytes(tuple, length);
            case JSONB -> {
                tuple.get();
                yield bytes(tuple, length - 1);
            }
            case BYTEA -> HexFormat.of().formatHex(bytes(tuple, length)).getBytes(StandardCharsets.US_ASCII);
            case UUID -> new UUID(tuple.getLong(), tuple.getLong()).toString().getBytes(StandardCharsets.US_ASCII);
            default -> throw new IllegalStateException(type + " is no text");
        };
    }

    private static byte[] array(Column column, ByteBuffer tuple) {
        int dimensions = tuple.getInt();
        tuple.getInt();
        tuple.getInt();
        if (dimensions == 0) {
            return new byte[0];
        }
        int elements = tuple.getInt();
        int lowest = tuple.getInt();
        if (dimensions > 1 || lowest != 1) {
            throw new ArchiveException("The column " + column.name()
                    + " holds an array of several dimensions, or one that is not counted from 1: Parquet has none.");
        }
        var crossing = new StringBuilder();
        for (int i = 0; i < elements; i++) {
            crossing.append(i == 0 ? "" : ",");
            int length = tuple.getInt();
            if (length < 0) {
                crossing.append(Column.NULL_ELEMENT);
            } else if (column.type() == ColumnType.TEXT) {
                crossing.append(Column.TEXT_ELEMENT).append(HexFormat.of().formatHex(bytes(tuple, length)));
            } else if (column.type() == ColumnType.UUID) {
                crossing.append(new UUID(tuple.getLong(), tuple.getLong()));
            } else {
                crossing.append(number(column.type(), tuple));
            }
        }
        return crossing.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(ByteBuffer tuple, int length) {
        var bytes = new byte[length];
        tuple.get(bytes);
        return bytes;
    }
}
