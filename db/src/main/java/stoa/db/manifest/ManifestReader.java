package stoa.db.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the module table strictly: an unknown key is a typing error, never ignored. */
final class ManifestReader {
    private static final Set<String> KEYS = Set.of("schema", "owns", "may_call", "api");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]*");

    private final String source;
    private final Map<String, ModuleEntry> read = new LinkedHashMap<>();

    ManifestReader(String source) {
        this.source = source;
    }

    Manifest read(String yaml) {
        parse(yaml).forEach((name, fields) -> {
            String module = identifier(name, "a module's name");
            read.put(module, entry(module, fields));
        });
        return new Manifest(new ArrayList<>(read.values()));
    }

    private Map<?, ?> parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object document = new Yaml(new SafeConstructor(options)).load(yaml);
            if (document instanceof Map<?, ?> modules && !modules.isEmpty()) {
                return modules;
            }
        } catch (YAMLException e) {
            throw new ManifestException(source + " is not well-formed: " + e.getMessage(), e);
        }
        throw new ManifestException(source + " must be a map from module names to their entries.");
    }

    private ModuleEntry entry(String module, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw fault(module, "must be a map with the keys schema, owns, may_call and api");
        }
        for (Object key : fields.keySet()) {
            if (!(key instanceof String name) || !KEYS.contains(name)) {
                throw fault(module, "has the unknown key '" + key + "'");
            }
        }
        return new ModuleEntry(
                module,
                Optional.ofNullable(fields.get("schema")).map(schema -> identifier(schema, module + "'s schema")),
                owns(module, fields.get("owns")),
                callees(module, fields.get("may_call")),
                fields.containsKey("api") ? names(module, "api", fields.get("api")) : List.of());
    }

    private String owns(String module, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw fault(module, "must say in one line what it owns (owns: …)");
    }

    /** A table in which modules name only modules above them has no cycle. */
    private List<String> callees(String module, @Nullable Object value) {
        List<String> names = names(module, "may_call", value);
        for (String name : names) {
            if (!read.containsKey(name)) {
                throw fault(module, "may_call names '" + name + "', which is not written above it");
            }
        }
        return names;
    }

    private List<String> names(String module, String key, @Nullable Object value) {
        if (!(value instanceof List<?> items)) {
            throw fault(module, key + " must be a list, such as [platform]");
        }
        List<String> names = items.stream()
                .map(item -> identifier(item, "an item of " + module + "'s " + key))
                .toList();
        if (Set.copyOf(names).size() != names.size()) {
            throw fault(module, key + " names something twice");
        }
        return names;
    }

    private String identifier(@Nullable Object value, String what) {
        if (value instanceof String text && IDENTIFIER.matcher(text).matches()) {
            return text;
        }
        throw new ManifestException(
                source + ": " + what + " must be lower-case letters, digits and underscores, not '" + value + "'.");
    }

    private ManifestException fault(String module, String what) {
        return new ManifestException(source + ": module " + module + ": " + what + ".");
    }
}
