package stoa.platform.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.platform.ids.Snowflake;

/**
 * The parameters of a request, alike from query, form, multipart and JSON body, named as Rails does: {@code ids[]},
 * {@code poll[options][]}, {@code source[privacy]}. Bind it as a controller argument. Parameters that nobody asks for
 * are ignored.
 */
public final class Parameters {
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "off", "OFF");
    static final Parameters NONE = new Parameters(Map.of());

    private final Map<String, Object> values;

    /** Values are text, number, boolean, list or map. */
    Parameters(Map<String, ?> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** A scalar as text; empty where it is absent, null, a list or a map. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(scalar(values.get(name)));
    }

    /**
     * A scalar as text.
     *
     * @throws Refusal 400 where it is absent or blank
     */
    public String required(String name) {
        return text(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> Refusal.badRequest("Missing required parameter: " + name));
    }

    /** A boolean as Rails reads it: anything but a word for false is true; empty where absent or blank. */
    public Optional<Boolean> flag(String name) {
        return text(name).filter(value -> !value.isEmpty()).map(value -> !FALSE.contains(value));
    }

    /** A boolean that is false where absent. */
    public boolean isSet(String name) {
        return flag(name).orElse(false);
    }

    /**
     * A whole number.
     *
     * @throws Refusal 400 where it is none
     */
    public OptionalInt integer(String name) {
        var text = text(name).filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.get().trim()));
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("Invalid value for parameter " + name + ": expected a whole number");
        }
    }

    /**
     * An id.
     *
     * @throws Refusal 400 where it is not a positive 64-bit number in decimal digits
     */
    public OptionalLong id(String name) {
        var text = text(name).filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        var id = Snowflake.parse(text.get().trim());
        if (id.isEmpty()) {
            throw Refusal.badRequest("Invalid value for parameter " + name + ": expected an id");
        }
        return id;
    }

    /** A list of texts, also where a scalar was sent; empty where absent. */
    public List<String> texts(String name) {
        return switch (values.get(name)) {
            case List<?> list -> scalars(list);
            case Map<?, ?> indexed -> scalars(indexed.values());
            case null -> List.of();
            case Object value -> scalars(List.of(value));
        };
    }

    /** The nested parameters of a name; empty parameters where there are none. */
    public Parameters child(String name) {
        return values.get(name) instanceof Map<?, ?> map ? new Parameters(named(map)) : NONE;
    }

    /** A list of nested parameters, also where they are numbered ({@code fields[0][name]}); empty where absent. */
    public List<Parameters> children(String name) {
        return switch (values.get(name)) {
            case List<?> list -> children(list);
            case Map<?, ?> numbered -> children(numbered.values());
            case null, default -> List.of();
        };
    }

    private static List<Parameters> children(Collection<?> values) {
        return values.stream()
                .filter(Map.class::isInstance)
                .map(map -> new Parameters(named((Map<?, ?>) map)))
                .toList();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        var named = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            if (value != null) {
                named.put(String.valueOf(key), value);
            }
        });
        return named;
    }

    private static List<String> scalars(Collection<?> values) {
        return values.stream().map(Parameters::scalar).filter(Objects::nonNull).toList();
    }

    private static @Nullable String scalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }

    /** A text that is the same for the same parameters in the same order. Not for logs: there are passwords among them. */
    public String asKey() {
        return values.toString();
    }
}
