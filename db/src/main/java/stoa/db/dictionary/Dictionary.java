package stoa.db.dictionary;

import java.util.List;
import java.util.Map;
import stoa.db.classpath.ResourceFolder;

/**
 * The table dictionary: one YAML file per module's schema in {@code db/dictionary}, one entry per table and view. The
 * file also has the views that the module publishes, which are in the schema {@code <schema>_api}.
 */
public final class Dictionary {
    private Dictionary() {}

    /**
     * All entries, by schema and then in the order in which they are written.
     *
     * @throws DictionaryException when an entry lacks a key, has an unknown one, or contradicts its schema
     */
    public static List<DictionaryEntry> read() {
        return read(ResourceFolder.read("db/dictionary"));
    }

    static List<DictionaryEntry> read(Map<String, String> files) {
        return files.entrySet().stream()
                .flatMap(file -> new DictionaryReader(file.getKey()).read(file.getValue()).stream())
                .toList();
    }
}
