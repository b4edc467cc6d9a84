package stoa.db.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was on the day when it was archived. What was null then, and what the table did not have yet, is empty.
 */
public final class ArchivedRow {
    private final Map<String, @Nullable Object> values;

    ArchivedRow(Map<String, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(new HashMap<>(values));
    }

    /** Of a column of whole numbers. */
    public Optional<Long> number(String column) {
        return find(column, Long.class);
    }

    public Optional<Boolean> truth(String column) {
        return find(column, Boolean.class);
    }

    /** Of a column of texts, documents or UUIDs. */
    public Optional<String> text(String column) {
        return find(column, String.class);
    }

    /** {@link Instant#MAX} and {@link Instant#MIN} for the infinities. */
    public Optional<Instant> instant(String column) {
        return find(column, Instant.class);
    }

    /** Of an array of whole numbers; elements may be null. */
    @SuppressWarnings("unchecked") // made by RowReading from a column of this type
    public Optional<List<@Nullable Long>> numbers(String column) {
        return find(column, List.class).map(list -> (List<@Nullable Long>) list);
    }

    /** Of an array of texts; elements may be null. */
    @SuppressWarnings("unchecked") // made by RowReading from a column of this type
    public Optional<List<@Nullable String>> texts(String column) {
        return find(column, List.class).map(list -> (List<@Nullable String>) list);
    }

    /**
     * All columns with their values as JSON has them: numbers, truth values, texts, lists, nulls. {@code jsonb_populate_record} makes
     * the row of it again (PostgreSQL manual, 9.16), but for documents, which stay texts.
     */
    public Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new HashMap<>();
        values.forEach((column, value) -> document.put(column, plain(value)));
        return document;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant ->
                instant.equals(Instant.MAX)
                        ? "infinity"
                        : instant.equals(Instant.MIN) ? "-infinity" : instant.toString();
            case LocalDate day ->
                day.equals(LocalDate.MAX) ? "infinity" : day.equals(LocalDate.MIN) ? "-infinity" : day.toString();
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case List<?> list -> {
                // Elements may be null.
                var plain = new ArrayList<@Nullable Object>(list.size());
                list.forEach(element -> plain.add(plain(element)));
                yield plain;
            }
            default -> value;
        };
    }

    private <T> Optional<T> find(String column, Class<T> type) {
        @Nullable Object value = values.get(column);
        return value == null ? Optional.empty() : Optional.of(type.cast(value));
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
