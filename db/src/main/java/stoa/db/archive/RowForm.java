package stoa.db.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Puts rows that were read from a file into PostgreSQL's binary form: that of {@code record_send}, which is hashed, or that of a
 * tuple of COPY.
 */
final class RowForm {
    private static final int FIRST_SIZE = 64 * 1024;
    private static final byte JSONB_VERSION = 1;

    private final List<Column> columns;
    private final boolean copy;
    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_SIZE);

    private RowForm(List<Column> columns, boolean copy) {
        this.columns = columns;
        this.copy = copy;
    }

    static RowForm hashed(List<Column> columns) {
        return new RowForm(columns, false);
    }

    static RowForm copied(List<Column> columns) {
        return new RowForm(columns, true);
    }

    /**
     * The row at which the result stands; valid until the next call.
     *
     * @param row what crosses, in the order of the columns
     */
    ByteBuffer of(ResultSet row) throws SQLException {
        buffer.clear();
        if (copy) {
            room(Short.BYTES).putShort((short) columns.size());
        } else {
            room(Integer.BYTES).putInt(columns.size());
        }
        for (int i = 0; i < columns.size(); i++) {
            put(columns.get(i), row, i + 1);
        }
        return buffer.flip();
    }

    private void put(Column column, ResultSet row, int place) throws SQLException {
        if (!copy) {
            room(Integer.BYTES).putInt(column.oid());
        }
        switch (column.carrier()) {
            case LONG -> {
                long number = row.getLong(place);
                if (row.wasNull()) {
                    putNull();
                } else {
                    putNumber(column.type(), number);
                }
            }
            case DOUBLE -> {
                double number = row.getDouble(place);
                if (row.wasNull()) {
                    putNull();
                } else {
                    room(Integer.BYTES + Double.BYTES).putInt(Double.BYTES).putDouble(number);
                }
            }
            case TEXT -> {
                String text = row.getString(place);
                if (text == null) {
                    putNull();
                } else if (column.array()) {
                    putArray(column, text);
                } else {
                    putText(column.type(), text);
                }
            }
        }
    }

    private void putNull() {
        room(Integer.BYTES).putInt(-1);
    }

    private void putNumber(ColumnType type, long number) {
        switch (type) {
            case BOOLEAN -> room(Integer.BYTES + 1).putInt(1).put((byte) number);
            case SMALLINT ->
                room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort((short) number);
            case INTEGER, DATE -> room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt((int) number);
            case BIGINT, TIMESTAMPTZ ->
                room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(number);
            default -> throw new IllegalStateException(type + " is no number");
        }
    }

    private void putText(ColumnType type, String text) {
        switch (type) {
            case TEXT -> putBytes(text.getBytes(StandardCharsets.UTF_8));
            case JSONB -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                room(Integer.BYTES + 1 + bytes.length)
                        .putInt(1 + bytes.length)
                        .put(JSONB_VERSION)
                        .put(bytes);
            }
            case BYTEA -> putBytes(HexFormat.of().parseHex(text));
            case UUID -> {
                var uuid = UUID.fromString(text);
                room(Integer.BYTES + 2 * Long.BYTES)
                        .putInt(2 * Long.BYTES)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits());
            }
            default -> throw new IllegalStateException(type + " is no text");
        }
    }

    private void putBytes(byte[] bytes) {
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    private void putArray(Column column, String text) {
        var elements = text.isEmpty() ? new String[0] : text.split(",", -1);
        room(Integer.BYTES).putInt(0);
        int start = buffer.position();
        boolean nulls = false;
        for (var element : elements) {
            nulls |= isNull(element);
        }
        room(3 * Integer.BYTES)
                .putInt(elements.length == 0 ? 0 : 1)
                .putInt(nulls ? 1 : 0)
                .putInt(column.type().oid());
        if (elements.length > 0) {
            room(2 * Integer.BYTES).putInt(elements.length).putInt(1);
        }
        for (var element : elements) {
            if (isNull(element)) {
                putNull();
            } else if (column.type() == ColumnType.TEXT) {
                putBytes(HexFormat.of().parseHex(element, 1, element.length()));
            } else if (column.type() == ColumnType.UUID) {
                putText(column.type(), element);
            } else {
                putNumber(column.type(), Long.parseLong(element));
            }
        }
        buffer.putInt(start - Integer.BYTES, buffer.position() - start);
    }

    private static boolean isNull(String element) {
        return element.length() == 1 && element.charAt(0) == Column.NULL_ELEMENT;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            var larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
            buffer = larger.put(buffer.flip());
        }
        return buffer;
    }
}
