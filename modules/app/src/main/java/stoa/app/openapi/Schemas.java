package stoa.app.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON schemas of what the API answers with: records as components that are named once. */
final class Schemas {
    private static final Map<String, Object> ANYTHING = Map.of();
    private static final Map<Type, Map<String, Object>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, type("string")),
            Map.entry(URI.class, Map.of("type", "string", "format", "uri")),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
            Map.entry(boolean.class, type("boolean")),
            Map.entry(Boolean.class, type("boolean")),
            Map.entry(int.class, type("integer")),
            Map.entry(Integer.class, type("integer")),
            Map.entry(long.class, type("integer")),
            Map.entry(Long.class, type("integer")),
            Map.entry(double.class, type("number")),
            Map.entry(Double.class, type("number")));

    private final Map<String, Map<String, Object>> components = new TreeMap<>();
    private final Map<String, Class<?>> named = new LinkedHashMap<>();

    /** All that have been referred to, by name. */
    Map<String, Map<String, Object>> components() {
        return components;
    }

    Map<String, Object> of(Argument<?> argument) {
        var inner = Arrays.stream(argument.getTypeParameters()).map(this::of).toList();
        return container(argument.getType(), inner).orElseGet(() -> of(argument.getType()));
    }

    private Map<String, Object> of(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                container(
                                (Class<?>) generic.getRawType(),
                                Arrays.stream(generic.getActualTypeArguments())
                                        .map(this::of)
                                        .toList())
                        .orElse(ANYTHING);
            case Class<?> plain -> of(plain);
            default -> ANYTHING;
        };
    }

    private static Optional<Map<String, Object>> container(Class<?> type, List<Map<String, Object>> inner) {
        if (Collection.class.isAssignableFrom(type)) {
            return Optional.of(Map.of("type", "array", "items", inner.isEmpty() ? ANYTHING : inner.getFirst()));
        }
        if (Map.class.isAssignableFrom(type)) {
            return Optional.of(
                    Map.of("type", "object", "additionalProperties", inner.size() < 2 ? ANYTHING : inner.get(1)));
        }
        return Optional.empty();
    }

    private Map<String, Object> of(Class<?> type) {
        var simple = SIMPLE.get(type);
        if (simple != null) {
            return simple;
        }
        if (type.isArray()) {
            return Map.of("type", "array", "items", of(type.getComponentType()));
        }
        if (type.isEnum()) {
            return type("string");
        }
        return type.isRecord() ? Map.of("$ref", "#/components/schemas/" + name(type)) : ANYTHING;
    }

    private String name(Class<?> type) {
        var outer = type.getEnclosingClass();
        var prefix = outer == null || outer.getSimpleName().endsWith("Controller") ? "" : outer.getSimpleName() + ".";
        var name = (prefix + type.getSimpleName()).replace("View", "");
        if (named.getOrDefault(name, type) != type) {
            var module = type.getPackageName();
            name = module.substring(module.lastIndexOf('.') + 1) + "." + name;
        }
        if (named.putIfAbsent(name, type) == null) {
            components.put(name, record(type));
        }
        return name;
    }

    private Map<String, Object> record(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        var parts = new ArrayList<Map<String, Object>>();
        for (var component : type.getRecordComponents()) {
            if (has(type, component, JsonIgnore.class).isPresent()) {
                continue;
            }
            var schema = of(component.getGenericType());
            if (has(type, component, JsonUnwrapped.class).isPresent()) {
                parts.add(schema);
            } else {
                var name = name(type, component);
                properties.put(name, isNullable(component) ? nullable(schema) : schema);
                if (has(type, component, JsonInclude.class).isEmpty()) {
                    required.add(name);
                }
            }
        }
        Map<String, Object> own = Map.of("type", "object", "properties", properties, "required", required);
        if (parts.isEmpty()) {
            return own;
        }
        parts.add(own);
        return Map.of("allOf", parts);
    }

    private static String name(Class<?> type, RecordComponent component) {
        var said = has(type, component, JsonProperty.class)
                .map(JsonProperty::value)
                .filter(name -> !name.isEmpty());
        var serdeable = type.getAnnotation(Serdeable.class);
        boolean snakes = serdeable != null && serdeable.naming() == SnakeCaseStrategy.class;
        return said.orElseGet(() -> snakes
                ? component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)
                : component.getName());
    }

    /** Annotations of a component that are not meant for components are on what the compiler makes of it. */
    private static <A extends Annotation> Optional<A> has(
            Class<?> type, RecordComponent component, Class<A> annotation) {
        return Optional.ofNullable(component.getAnnotation(annotation))
                .or(() -> Optional.ofNullable(component.getAccessor().getAnnotation(annotation)))
                .or(() -> field(type, component.getName(), annotation));
    }

    private static <A extends Annotation> Optional<A> field(Class<?> type, String name, Class<A> annotation) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .map(field -> field.getAnnotation(annotation));
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Map<String, Object> nullable(Map<String, Object> schema) {
        return schema.isEmpty() ? schema : Map.of("anyOf", List.of(schema, type("null")));
    }

    private static Map<String, Object> type(String name) {
        return Map.of("type", name);
    }
}
