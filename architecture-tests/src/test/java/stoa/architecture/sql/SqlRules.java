package stoa.architecture.sql;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** A module names its own tables and the published views of the modules that it may call. */
record SqlRules(ModuleTable table) {

    /**
     * Tables are generated only from schemas that the module may read.
     *
     * @param folder as it is written in messages
     * @param schemas the schemas found there
     */
    List<Violation> generated(ModuleEntry module, String folder, Collection<String> schemas) {
        var readable = table.readable(module);
        return schemas.stream()
                .filter(schema -> !readable.contains(schema))
                .map(schema -> new Violation(
                        folder + "/" + schema,
                        "module " + module.name() + " compiles against tables of " + schema
                                + ", which it may not name (it may name " + String.join(", ", readable) + ")",
                        "generate from what the module table allows: see stoa.db.codegen.TableGenerator"))
                .toList();
    }

    /** Plain SQL in the strings of a Java source. */
    List<Violation> java(ModuleEntry module, String file, String source) {
        return JavaStrings.of(source).stream()
                .flatMap(literal -> Stream.concat(
                        plain(module, file, literal.line(), literal.text()), quoted(module, file, literal).stream()))
                .toList();
    }

    /** An SQL file among a module's resources. */
    List<Violation> resource(ModuleEntry module, String file, String sql) {
        return plain(module, file, 1, withoutComments(sql)).toList();
    }

    /**
     * A migration touches the schemas of its folder only; every migration may call platform's functions. Functions of repeatable
     * migrations are the module's code: they may read what that may.
     */
    List<Violation> migration(String folder, String file, String sql) {
        var module = table.schemaOwner(folder).filter(owner -> !ModuleTable.isPublished(folder));
        if (module.isEmpty()) {
            return List.of(new Violation(
                    file,
                    folder + " is the schema of no module",
                    "put it into the folder of the schema that it changes"));
        }
        Set<String> own = new TreeSet<>(Set.of(folder));
        ModuleTable.publishedSchema(module.get()).ifPresent(own::add);
        if (isRepeatable(file)) {
            own.addAll(table.readable(module.get()));
        }
        return QualifiedName.in(withoutComments(sql), table.schemas()).stream()
                .filter(name -> !own.contains(name.schema()) && !isTool(name))
                .map(name -> new Violation(
                        file + ":" + (1 + name.line()),
                        "a migration of module " + module.get().name() + " names " + name + " of module "
                                + ownerOf(name.schema()),
                        "change " + name.schema() + " in db/migration/" + ownerOf(name.schema())
                                + "; keep a foreign id without a foreign key, and join published views at run time"))
                .toList();
    }

    private static boolean isRepeatable(String file) {
        return file.substring(file.lastIndexOf('/') + 1).startsWith("R__");
    }

    private Stream<Violation> plain(ModuleEntry module, String file, int firstLine, String text) {
        var readable = table.readable(module);
        return QualifiedName.in(text, table.schemas()).stream()
                .filter(name -> !readable.contains(name.schema()) && !isTool(name))
                .map(name -> violation(module, file + ":" + (firstLine + name.line()), name.schema(), name.toString()));
    }

    /** The schema as a part of its own, as in DSL.name("accounts", "account"). */
    private Optional<Violation> quoted(ModuleEntry module, String file, JavaStrings.Literal literal) {
        var schema = literal.text();
        boolean names = (literal.before().endsWith("name(") && literal.after().startsWith(","))
                || literal.before().endsWith("schema(");
        return names
                        && table.schemas().contains(schema)
                        && !table.readable(module).contains(schema)
                ? Optional.of(violation(module, file + ":" + literal.line(), schema, "the schema " + schema))
                : Optional.empty();
    }

    private Violation violation(ModuleEntry module, String where, String schema, String name) {
        var owner = ownerOf(schema);
        return new Violation(
                where,
                "plain SQL of module " + module.name() + " names " + name + " of module " + owner,
                module.mayCall().contains(owner)
                        ? "read a published view in " + owner + "_api, or call the API of " + owner
                        : "module " + module.name() + " may not call " + owner + ": let " + owner
                                + " call down or listen to an event");
    }

    private String ownerOf(String schema) {
        return table.schemaOwner(schema).map(ModuleEntry::name).orElse("?");
    }

    /** Ids and the like: platform's functions are for every module, its tables are not. */
    private static boolean isTool(QualifiedName name) {
        return name.schema().equals(ModuleTable.PLATFORM) && name.called();
    }

    /** Keeps the lines where they are. */
    private static String withoutComments(String sql) {
        var lines = new StringBuilder();
        for (String line : sql.split("\n", -1)) {
            int comment = line.indexOf("--");
            lines.append(comment < 0 ? line : line.substring(0, comment)).append('\n');
        }
        return lines.toString();
    }
}
