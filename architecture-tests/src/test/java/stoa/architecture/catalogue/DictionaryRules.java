package stoa.architecture.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.dictionary.DictionaryEntry;
import stoa.db.dictionary.Exposure;
import stoa.db.manifest.ModuleEntry;

/** The table dictionary and the catalogue agree, both ways. */
record DictionaryRules(ModuleTable table) {
    private static final String NONE = "none";

    List<Violation> check(List<DictionaryEntry> dictionary, Catalogue catalogue) {
        Map<String, DictionaryEntry> entries =
                dictionary.stream().collect(Collectors.toMap(DictionaryEntry::qualifiedName, Function.identity()));
        Map<String, Catalogue.Relation> relations = catalogue
                .tablesAndViews()
                .collect(Collectors.toMap(Catalogue.Relation::qualifiedName, Function.identity()));
        var undescribed = relations.values().stream()
                .filter(relation -> table.schemas().contains(relation.schema()))
                .filter(relation -> !entries.containsKey(relation.qualifiedName())
                        && !entries.containsKey(twin(relation.schema(), relation.name())))
                .map(this::undescribed);
        var described = dictionary.stream().flatMap(entry -> {
            if (relations.containsKey(entry.qualifiedName())) {
                return differences(entry, relations.get(entry.qualifiedName())).stream();
            }
            return Stream.of(
                    relations.containsKey(twin(entry.schema(), entry.name())) ? misplaced(entry) : absent(entry));
        });
        return Stream.concat(undescribed, described)
                .sorted(Comparator.comparing(Violation::where))
                .toList();
    }

    /** The same name in the module's other schema. */
    private static String twin(String schema, String name) {
        return ModuleTable.isPublished(schema)
                ? schema.substring(0, schema.length() - ModuleTable.PUBLISHED.length()) + "." + name
                : schema + ModuleTable.PUBLISHED + "." + name;
    }

    private Violation undescribed(Catalogue.Relation relation) {
        return new Violation(
                relation.qualifiedName(),
                "the " + CatalogueRules.word(relation.kind()) + " of module " + owner(relation.schema())
                        + " is not in the table dictionary",
                "add an entry '" + relation.name() + "' to " + file(relation.schema())
                        + ": owner, purpose, exposure, growth, partitioning, retention, refresh");
    }

    private static Violation absent(DictionaryEntry entry) {
        return new Violation(
                where(entry),
                "the dictionary describes " + entry.qualifiedName() + ", which no migration makes",
                "remove the entry, or correct its name");
    }

    /** The dictionary's exposure decides in which schema the entry stands. */
    private static Violation misplaced(DictionaryEntry entry) {
        boolean published = entry.exposure() == Exposure.PUBLISHED;
        return difference(
                entry,
                "is " + (published ? "published" : "private") + " in the dictionary, but the database has "
                        + twin(entry.schema(), entry.name()),
                published ? "write exposure: private, or publish a view of it" : "write exposure: published");
    }

    private List<Violation> differences(DictionaryEntry entry, Catalogue.Relation relation) {
        List<Violation> found = new ArrayList<>();
        var owner = owner(entry.schema());
        if (!entry.owner().equals(owner)) {
            found.add(difference(
                    entry,
                    "has the owner " + entry.owner() + ", but is in the schema of module " + owner,
                    "write owner: " + owner + ", or move the table"));
        }
        boolean partitioned = relation.kind() == Catalogue.Kind.PARTITIONED_TABLE;
        if (partitioned == entry.partitioning().equals(NONE)) {
            found.add(difference(
                    entry,
                    "says partitioning: " + entry.partitioning() + ", but the database has a "
                            + CatalogueRules.word(relation.kind()),
                    partitioned
                            ? "say by what it is partitioned, and how large a partition is"
                            : "write none, or" + " partition the table"));
        }
        boolean refreshed = relation.kind() == Catalogue.Kind.MATERIALIZED_VIEW;
        if (refreshed == entry.refresh().equals(NONE)) {
            found.add(difference(
                    entry,
                    "says refresh: " + entry.refresh() + ", but the database has a "
                            + CatalogueRules.word(relation.kind()),
                    refreshed ? "say when and by what it is refreshed" : "write none"));
        }
        return found;
    }

    private static Violation difference(DictionaryEntry entry, String what, String instead) {
        return new Violation(where(entry), entry.qualifiedName() + " of module " + entry.owner() + " " + what, instead);
    }

    private static String where(DictionaryEntry entry) {
        return file(entry.schema()) + " (" + entry.name() + ")";
    }

    /** A schema's file also has what the schema publishes. */
    private static String file(String schema) {
        var own = ModuleTable.isPublished(schema)
                ? schema.substring(0, schema.length() - ModuleTable.PUBLISHED.length())
                : schema;
        return "db/src/main/resources/db/dictionary/" + own + ".yml";
    }

    private String owner(String schema) {
        return table.schemaOwner(schema).map(ModuleEntry::name).orElse("?");
    }
}
