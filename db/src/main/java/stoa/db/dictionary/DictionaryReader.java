package stoa.db.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads one schema's file strictly. */
final class DictionaryReader {
    private static final String SUFFIX = ".yml";
    private static final String PUBLISHED_SCHEMA = "_api";
    private static final String BY_RANGE = "range of ";
    private static final Set<String> KEYS =
            Set.of("owner", "purpose", "exposure", "growth", "partitioning", "retention", "refresh");

    private final String file;
    private final String schema;

    DictionaryReader(String file) {
        if (!file.endsWith(SUFFIX) || file.endsWith(PUBLISHED_SCHEMA + SUFFIX) || file.contains("/")) {
            throw new DictionaryException("db/dictionary/" + file + ": the files are called <schema>" + SUFFIX
                    + "; what a schema publishes is in the same file.");
        }
        this.file = file;
        this.schema = file.substring(0, file.length() - SUFFIX.length());
    }

    List<DictionaryEntry> read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            @Nullable Object document = new Yaml(new SafeConstructor(options)).load(yaml);
            if (document == null) {
                return List.of();
            }
            if (document instanceof Map<?, ?> tables) {
                List<DictionaryEntry> entries = new ArrayList<>();
                LifecycleReader lifecycles = new LifecycleReader(tables, this::fault);
                tables.forEach((name, fields) -> entries.add(entry(String.valueOf(name), fields, lifecycles)));
                return entries;
            }
        } catch (YAMLException e) {
            throw new DictionaryException("db/dictionary/" + file + " is not well-formed: " + e.getMessage(), e);
        }
        throw new DictionaryException("db/dictionary/" + file + " must be a map from table names to their entries.");
    }

    private DictionaryEntry entry(String table, @Nullable Object value, LifecycleReader lifecycles) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw fault(table, "is not a map");
        }
        Set<String> missing = new TreeSet<>(KEYS);
        for (Object key : fields.keySet()) {
            if (!missing.remove(String.valueOf(key)) && !LifecycleReader.KEY.equals(key)) {
                throw fault(table, "has the unknown key '" + key + "'");
            }
        }
        if (!missing.isEmpty()) {
            throw fault(table, "lacks " + String.join(", ", missing) + " ('none' is an answer)");
        }
        Exposure exposure = exposure(table, text(table, fields, "exposure"));
        return new DictionaryEntry(
                exposure == Exposure.PUBLISHED ? schema + PUBLISHED_SCHEMA : schema,
                table,
                text(table, fields, "owner"),
                text(table, fields, "purpose"),
                exposure,
                text(table, fields, "growth"),
                text(table, fields, "partitioning"),
                text(table, fields, "retention"),
                text(table, fields, "refresh"),
                lifecycle(table, fields, lifecycles));
    }

    private Optional<Lifecycle> lifecycle(String table, Map<?, ?> fields, LifecycleReader lifecycles) {
        Optional<Lifecycle> lifecycle = lifecycles.of(table);
        boolean byRange = text(table, fields, "partitioning").startsWith(BY_RANGE);
        if (byRange != lifecycle.isPresent()) {
            throw fault(
                    table,
                    byRange
                            ? "is partitioned by range, so it must declare its lifecycle"
                            : "has a lifecycle, so its partitioning must begin with '" + BY_RANGE + "'");
        }
        return lifecycle;
    }

    private Exposure exposure(String table, String value) {
        return switch (value) {
            case "private" -> Exposure.PRIVATE;
            case "published" -> Exposure.PUBLISHED;
            default -> throw fault(table, "has the exposure '" + value + "', which is private or published");
        };
    }

    private String text(String table, Map<?, ?> fields, String key) {
        if (fields.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw fault(table, "must say its " + key + " in words ('none' is an answer)");
    }

    private DictionaryException fault(String table, String what) {
        return new DictionaryException("db/dictionary/" + file + ": " + schema + "." + table + " " + what + ".");
    }
}
