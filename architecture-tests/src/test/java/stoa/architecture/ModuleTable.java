package stoa.architecture;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.db.manifest.Manifest;
import stoa.db.manifest.ModuleEntry;

/**
 * What the module table says of packages, schemas and roles.
 *
 * @param root the package that holds the modules: {@code stoa}, or another one in which faults are planted
 */
public record ModuleTable(String root, Manifest manifest) {
    /** The module that wires all others; the only one to use {@code db}. */
    public static final String APP = "app";
    /** The toolbox; the only one to hold connections. */
    public static final String PLATFORM = "platform";

    /** Ends the name of a schema of published views. */
    public static final String PUBLISHED = "_api";

    private static final String GENERATED_TABLES = "sql";
    private static final String GENERATED_TEMPLATES = "gg.jte.generated";

    /** The table of the product. */
    public static ModuleTable read() {
        return new ModuleTable("stoa", Manifest.read(Reactor.current().moduleTable()));
    }

    public List<ModuleEntry> modules() {
        return manifest.modules();
    }

    /** The module that a package belongs to. */
    public Optional<ModuleEntry> owner(String packageName) {
        if (packageName.startsWith(GENERATED_TEMPLATES)) {
            return manifest.find(APP);
        }
        return path(packageName).flatMap(path -> manifest.find(path.getFirst()));
    }

    /** Whether a package is ours, whatever its module. */
    public boolean isOurs(String packageName) {
        return path(packageName).isPresent();
    }

    /** Whether a package belongs to a part beside the modules, such as {@code db} or {@code load}. */
    public boolean isPart(String part, String packageName) {
        return path(packageName).map(path -> path.getFirst().equals(part)).orElse(false);
    }

    /** The slice of its module in which a package lies; empty for the base package. */
    public Optional<String> slice(String packageName) {
        return path(packageName).filter(path -> path.size() > 1).map(path -> path.get(1));
    }

    /** Whether other modules may import from the package. */
    public boolean isApi(ModuleEntry module, String packageName) {
        return packageName.equals(base(module))
                || module.api().stream().anyMatch(api -> packageName.equals(base(module) + "." + api));
    }

    /** Whether the package holds a module's generated tables. */
    public boolean isGenerated(String packageName) {
        return packageName.startsWith(GENERATED_TEMPLATES)
                || slice(packageName).filter(GENERATED_TABLES::equals).isPresent();
    }

    public String base(ModuleEntry module) {
        return root + "." + module.name();
    }

    /** The API's packages as one reads them in a message. */
    public String apiOf(ModuleEntry module) {
        return Stream.concat(Stream.of(base(module)), module.api().stream().map(api -> base(module) + "." + api))
                .collect(Collectors.joining(", "));
    }

    /** The database role under which a module's statements run. */
    public static String role(ModuleEntry module) {
        return "stoa_" + module.name();
    }

    /** The schema of the module's published views. */
    public static Optional<String> publishedSchema(ModuleEntry module) {
        return module.schema().map(schema -> schema + PUBLISHED);
    }

    /** The module whose tables, or whose published views, are in the schema. */
    public Optional<ModuleEntry> schemaOwner(String schema) {
        var own = schema.endsWith(PUBLISHED) ? schema.substring(0, schema.length() - PUBLISHED.length()) : schema;
        return modules().stream()
                .filter(module -> module.schema().filter(own::equals).isPresent())
                .findFirst();
    }

    public static boolean isPublished(String schema) {
        return schema.endsWith(PUBLISHED);
    }

    /** All schemas of modules with their schemas of published views. */
    public Set<String> schemas() {
        return modules().stream()
                .flatMap(module -> Stream.concat(module.schema().stream(), publishedSchema(module).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The schemas whose tables or views a module's statements may name: its own, and what its callees publish. */
    public Set<String> readable(ModuleEntry module) {
        return Stream.concat(
                        Stream.concat(module.schema().stream(), publishedSchema(module).stream()),
                        module.mayCall().stream()
                                .map(manifest::get)
                                .flatMap(callee -> publishedSchema(callee).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a module may call, as one reads it in a message. */
    public static String callees(ModuleEntry module) {
        return module.mayCall().isEmpty() ? "no module" : String.join(", ", module.mayCall());
    }

    private Optional<List<String>> path(String packageName) {
        return packageName.startsWith(root + ".")
                ? Optional.of(List.of(packageName.substring(root.length() + 1).split("\\.")))
                : Optional.empty();
    }
}
