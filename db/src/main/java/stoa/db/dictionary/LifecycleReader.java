package stoa.db.dictionary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lifecycles of one schema's tables.
 *
 * @param tables the entries of the file as they were parsed
 * @param fault what to throw, given a table and what is wrong with it
 */
record LifecycleReader(Map<?, ?> tables, Fault fault) {
    static final String KEY = "lifecycle";

    private static final String AS = "as";
    private static final String NONE = "none";
    private static final Set<String> REQUIRED = Set.of("interval", "premake", "retention", "grace", "end");
    private static final Set<String> OPTIONAL = Set.of("id-bits", "held-by");
    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]{0,3} (hour|day|week|month|year)s?");
    private static final Pattern FUNCTION = Pattern.compile("[a-z_]+\\.[a-z0-9_]+");
    private static final int MOST_MADE_AHEAD = 400;
    private static final int MOST_ID_BITS = 20;

    /** The lifecycle of a table, empty where it has none. */
    Optional<Lifecycle> of(String table) {
        @Nullable Object value = declared(table);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map<?, ?> fields)) {
            throw fault.of(table, "has a lifecycle that is not a map");
        }
        return Optional.of(fields.containsKey(AS) ? led(table, fields) : own(table, table, fields));
    }

    private @Nullable Object declared(String table) {
        return tables.get(table) instanceof Map<?, ?> entry ? entry.get(KEY) : null;
    }

    private Lifecycle led(String table, Map<?, ?> fields) {
        var leader = String.valueOf(fields.get(AS));
        if (fields.size() > 1) {
            throw fault.of(table, "says more of its lifecycle than whose it shares");
        }
        if (!(declared(leader) instanceof Map<?, ?> shared) || shared.containsKey(AS)) {
            throw fault.of(table, "shares the lifecycle of " + leader + ", which declares none in this file");
        }
        return own(table, leader, shared);
    }

    private Lifecycle own(String table, String leader, Map<?, ?> fields) {
        var unknown = fields.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !REQUIRED.contains(key) && !OPTIONAL.contains(key))
                .findFirst();
        if (unknown.isPresent()) {
            throw fault.of(table, "has the unknown key '" + unknown.get() + "' in its lifecycle");
        }
        var retention = text(table, fields, "retention");
        return new Lifecycle(
                leader,
                oneOf(table, fields, "interval", Lifecycle.Interval.values()),
                fields.containsKey("id-bits")
                        ? OptionalInt.of(number(table, fields, "id-bits", MOST_ID_BITS))
                        : OptionalInt.empty(),
                number(table, fields, "premake", MOST_MADE_AHEAD),
                retention.equals(NONE) ? Optional.empty() : Optional.of(matching(table, "retention", SPAN, retention)),
                matching(table, "grace", SPAN, text(table, fields, "grace")),
                oneOf(table, fields, "end", Lifecycle.End.values()),
                fields.containsKey("held-by")
                        ? Optional.of(matching(table, "held-by", FUNCTION, text(table, fields, "held-by")))
                        : Optional.empty());
    }

    private String text(String table, Map<?, ?> fields, String key) {
        if (fields.get(key) instanceof String text) {
            return text.strip();
        }
        throw fault.of(table, "must say the " + key + " of its lifecycle in words");
    }

    private String matching(String table, String key, Pattern pattern, String text) {
        if (pattern.matcher(text).matches()) {
            return text;
        }
        throw fault.of(
                table,
                "has the " + key + " '" + text + "' in its lifecycle, which is not like "
                        + (pattern == SPAN ? "'7 days'" : "'schema.function'"));
    }

    private int number(String table, Map<?, ?> fields, String key, int most) {
        if (fields.get(key) instanceof Integer number && number >= 1 && number <= most) {
            return number;
        }
        throw fault.of(table, "must say the " + key + " of its lifecycle as a number between 1 and " + most);
    }

    private <E extends Enum<E>> E oneOf(String table, Map<?, ?> fields, String key, E[] values) {
        var byName = Arrays.stream(values)
                .collect(Collectors.toMap(value -> value.name().toLowerCase(Locale.ROOT), Function.identity()));
        var text = text(table, fields, key);
        @Nullable E value = byName.get(text);
        if (value == null) {
            throw fault.of(
                    table,
                    "has the " + key + " '" + text + "' in its lifecycle, which is none of "
                            + byName.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return value;
    }

    /** Makes the exception for a fault. */
    @FunctionalInterface
    interface Fault {
        DictionaryException of(String table, String what);
    }
}
