package stoa.statuses.archived;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import stoa.statuses.StatusId;

/**
 * Rows of the archive by the names of their tables.
 *
 * @param document the same as JSON, for functions of the database
 */
public record ArchivedRows(Map<String, List<Map<String, @Nullable Object>>> byTable, JSONB document) {
    /** No row of any table. */
    public static final ArchivedRows NONE = new ArchivedRows(Map.of(), JSONB.valueOf("{}"));

    /** No status is among them. */
    public boolean isEmpty() {
        return of("status").isEmpty();
    }

    /** The rows of one table. */
    public List<Map<String, @Nullable Object>> of(String table) {
        return byTable.getOrDefault(table, List.of());
    }

    /** A column of whole numbers; empty for null and for a column that the table did not have. */
    public static OptionalLong number(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    /** The id of a row of statuses. */
    public static StatusId id(Map<String, @Nullable Object> status) {
        return new StatusId(number(status, "id").orElseThrow());
    }

    static Map<String, List<Map<String, @Nullable Object>>> merged(
            Map<String, List<Map<String, @Nullable Object>>> some,
            Map<String, List<Map<String, @Nullable Object>>> more) {
        var merged = new HashMap<String, List<Map<String, @Nullable Object>>>();
        some.forEach((table, rows) -> merged.put(table, new ArrayList<>(rows)));
        more.forEach((table, rows) ->
                merged.computeIfAbsent(table, any -> new ArrayList<>()).addAll(rows));
        return merged;
    }
}
