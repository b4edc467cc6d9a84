package stoa.architecture.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** Schemas, owners, foreign keys and views fit the module table; grants have rules of their own. */
record CatalogueRules(ModuleTable table) {
    private static final String OWNER = "stoa_owner";
    private static final Pattern PUBLISHED_NAME = Pattern.compile("[a-z][a-z0-9_]*_v[0-9]+");

    List<Violation> check(Catalogue catalogue) {
        return Stream.of(
                        schemas(catalogue),
                        relations(catalogue),
                        foreignKeys(catalogue),
                        published(catalogue),
                        viewReads(catalogue),
                        functions(catalogue))
                .flatMap(found -> found)
                .sorted(Comparator.comparing(Violation::where))
                .toList();
    }

    private Stream<Violation> schemas(Catalogue catalogue) {
        var found =
                catalogue.schemas().stream().map(Catalogue.Schema::name).collect(Collectors.toCollection(TreeSet::new));
        var missing = table.schemas().stream()
                .filter(schema -> !found.contains(schema))
                .map(schema -> new Violation(
                        "schema " + schema,
                        "module " + owner(schema) + " of the module table has no such schema in the database",
                        "make it, with its role and grants, in a migration of db/migration/platform"));
        var unknown = found.stream()
                .filter(schema -> !table.schemas().contains(schema))
                .map(schema -> new Violation(
                        "schema " + schema,
                        "no module of the module table owns it",
                        "write the module's line in architecture-tests/modules.yml, or drop the schema"));
        var owners = catalogue.schemas().stream()
                .filter(schema -> !schema.owner().equals(OWNER))
                .map(schema -> new Violation(
                        "schema " + schema.name(),
                        "module " + owner(schema.name()) + "'s schema belongs to " + schema.owner(),
                        "let " + OWNER + " own it: migrations run under that role"));
        return Stream.of(missing, unknown, owners).flatMap(each -> each);
    }

    private Stream<Violation> relations(Catalogue catalogue) {
        var homeless = catalogue.relations().stream()
                .filter(relation -> !table.schemas().contains(relation.schema()))
                .map(relation -> new Violation(
                        relation.qualifiedName(),
                        "it is in a schema that no module owns",
                        "name the module's schema in its migration: create table <module>." + relation.name()));
        var owners = catalogue.relations().stream()
                .filter(relation -> !relation.owner().equals(OWNER))
                .map(relation -> new Violation(
                        relation.qualifiedName(),
                        "module " + owner(relation.schema()) + "'s " + word(relation.kind()) + " belongs to "
                                + relation.owner(),
                        "let " + OWNER + " own it: roles of modules own nothing"));
        return Stream.concat(homeless, owners);
    }

    private Stream<Violation> foreignKeys(Catalogue catalogue) {
        return catalogue.foreignKeys().stream()
                .filter(key -> !key.schema().equals(key.targetSchema()))
                .map(key -> new Violation(
                        key.schema() + "." + key.table() + " (constraint " + key.name() + ")",
                        "a foreign key of module " + owner(key.schema()) + " to " + key.targetSchema() + "."
                                + key.targetTable() + " of module " + owner(key.targetSchema()),
                        "keep the id in a plain column; when its row goes, listen to the event of module "
                                + owner(key.targetSchema())));
    }

    private Stream<Violation> published(Catalogue catalogue) {
        return catalogue
                .tablesAndViews()
                .filter(relation -> ModuleTable.isPublished(relation.schema()))
                .flatMap(relation -> {
                    var module = owner(relation.schema());
                    if (!relation.kind().isView()) {
                        return Stream.of(new Violation(
                                relation.qualifiedName(),
                                "module " + module + " publishes a table",
                                "keep the table in " + module + " and publish a view of the columns that others need"));
                    }
                    return PUBLISHED_NAME.matcher(relation.name()).matches()
                            ? Stream.empty()
                            : Stream.of(new Violation(
                                    relation.qualifiedName(),
                                    "module " + module + " publishes a view without a version",
                                    "call it " + relation.name()
                                            + "_v1, so that a change can be a new view beside it"));
                });
    }

    /** A published view reads its own module; a private one may read what its module may name. */
    private Stream<Violation> viewReads(Catalogue catalogue) {
        return catalogue.viewReads().stream()
                .filter(read -> !readable(read.schema()).contains(read.readSchema()))
                .map(read -> new Violation(
                        read.schema() + "." + read.view(),
                        "a view of module " + owner(read.schema()) + " reads " + read.readSchema() + "." + read.read()
                                + " of module " + owner(read.readSchema()),
                        "read tables of module " + owner(read.schema())
                                + " only, and let whoever asks join the published views"));
    }

    private Set<String> readable(String viewSchema) {
        var module = table.schemaOwner(viewSchema);
        if (module.isEmpty()) {
            return Set.of(viewSchema);
        }
        return ModuleTable.isPublished(viewSchema)
                ? Stream.concat(module.get().schema().stream(), Stream.of(viewSchema))
                        .collect(Collectors.toSet())
                : table.readable(module.get());
    }

    private Stream<Violation> functions(Catalogue catalogue) {
        return Stream.concat(unversioned(catalogue), redirectable(catalogue));
    }

    private Stream<Violation> unversioned(Catalogue catalogue) {
        return catalogue.functions().stream()
                .filter(function -> ModuleTable.isPublished(function.schema()))
                .filter(function -> !PUBLISHED_NAME.matcher(function.name()).matches())
                .map(function -> new Violation(
                        "function " + function.schema() + "." + function.name(),
                        "module " + owner(function.schema()) + " publishes a function without a version",
                        "call it " + function.name() + "_v1, so that a change can be a new function beside it"));
    }

    private Stream<Violation> redirectable(Catalogue catalogue) {
        return catalogue.functions().stream()
                .filter(function -> function.securityDefiner() && !function.fixedSearchPath())
                .map(function -> new Violation(
                        "function " + function.schema() + "." + function.name(),
                        "a function of module " + owner(function.schema())
                                + " runs with its owner's rights on names that the caller can redirect",
                        "set search_path = pg_catalog, pg_temp, and write schemas out"));
    }

    private String owner(String schema) {
        return table.schemaOwner(schema).map(ModuleEntry::name).orElse("?");
    }

    static String word(Catalogue.Kind kind) {
        return switch (kind) {
            case TABLE -> "table";
            case PARTITIONED_TABLE -> "partitioned table";
            case FOREIGN_TABLE -> "foreign table";
            case VIEW -> "view";
            case MATERIALIZED_VIEW -> "materialized view";
            case SEQUENCE -> "sequence";
        };
    }
}
