package stoa.db.archive;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes values for callers of what crosses from DuckDB. */
final class RowReading {
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private RowReading() {}

    /** @param row with what crosses, in the order of the columns */
    static ArchivedRow read(List<Column> columns, ResultSet row) throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), value(columns.get(i), row, i + 1));
        }
        return new ArchivedRow(values);
    }

    private static @Nullable Object value(Column column, ResultSet row, int place) throws SQLException {
        switch (column.carrier()) {
            case LONG -> {
                long number = row.getLong(place);
                return row.wasNull() ? null : number(column.type(), number);
            }
            case DOUBLE -> {
                double number = row.getDouble(place);
                return row.wasNull() ? null : number;
            }
            case TEXT -> {
                String text = row.getString(place);
                if (text == null) {
                    return null;
                }
                if (column.array()) {
                    return elements(column.type(), text);
                }
                return column.type() == ColumnType.BYTEA ? HexFormat.of().parseHex(text) : text;
            }
        }
        throw new IllegalStateException(column.toString());
    }

    private static Object number(ColumnType type, long number) {
        return switch (type) {
            case BOOLEAN -> number != 0;
            case TIMESTAMPTZ ->
                number == Long.MAX_VALUE
                        ? Instant.MAX
                        : number == Long.MIN_VALUE ? Instant.MIN : EPOCH.plus(number, ChronoUnit.MICROS);
            case DATE ->
                number == Integer.MAX_VALUE
                        ? LocalDate.MAX
                        : number == Integer.MIN_VALUE ? LocalDate.MIN : FIRST_DAY.plusDays(number);
            default -> number;
        };
    }

    private static List<@Nullable Object> elements(ColumnType type, String text) {
        var elements = new ArrayList<@Nullable Object>();
        if (!text.isEmpty()) {
            for (var element : text.split(",", -1)) {
                elements.add(element(type, element));
            }
        }
        return elements;
    }

    private static @Nullable Object element(ColumnType type, String element) {
        if (element.length() == 1 && element.charAt(0) == Column.NULL_ELEMENT) {
            return null;
        }
        return switch (type) {
            case TEXT -> new String(HexFormat.of().parseHex(element, 1, element.length()), StandardCharsets.UTF_8);
            case UUID -> element;
            default -> number(type, Long.parseLong(element));
        };
    }
}
