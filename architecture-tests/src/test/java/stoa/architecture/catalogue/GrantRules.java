package stoa.architecture.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** The role of a module has rights in its own schema, on what its callees publish and on platform's tools only. */
record GrantRules(ModuleTable table) {
    private static final String EVERYBODY = "public";
    private static final Set<String> ROWS = Set.of("select", "insert", "update", "delete");
    private static final Set<String> LOGINS =
            Set.of("stoa_owner", "stoa_web", "stoa_jobs", "stoa_pooler", "stoa_replicator");

    List<Violation> check(Catalogue catalogue) {
        return Stream.of(grants(catalogue), missing(catalogue), roles(catalogue), memberships(catalogue))
                .flatMap(found -> found)
                .sorted(Comparator.comparing(Violation::where))
                .toList();
    }

    private Stream<Violation> grants(Catalogue catalogue) {
        Map<String, ModuleEntry> modules =
                table.modules().stream().collect(Collectors.toMap(ModuleTable::role, Function.identity()));
        return catalogue.grants().stream().flatMap(grant -> {
            if (grant.role().equals(EVERYBODY)) {
                return Stream.of(new Violation(
                        grant.target(),
                        "everybody has the right '" + grant.privilege() + "' on what belongs to module "
                                + owner(grant.schema()),
                        "revoke " + grant.privilege() + " from public, and grant it to the roles of modules by name"));
            }
            return Optional.ofNullable(modules.get(grant.role()))
                    .filter(module -> !mayHave(module, grant))
                    .map(module -> excess(module, grant))
                    .stream();
        });
    }

    private boolean mayHave(ModuleEntry module, Catalogue.Grant grant) {
        boolean own = module.schema().filter(grant.schema()::equals).isPresent();
        boolean tool = grant.schema().equals(ModuleTable.PLATFORM);
        boolean published = ModuleTable.isPublished(grant.schema())
                && table.readable(module).contains(grant.schema());
        return switch (grant.on()) {
            case "schema" -> grant.privilege().equals("usage") && (own || tool || published);
            case "table", "column" ->
                (own && ROWS.contains(grant.privilege()))
                        || (published && grant.privilege().equals("select"));
            case "sequence" -> own || (tool && grant.privilege().equals("usage"));
            case "function" -> own || tool || published;
            default -> false;
        };
    }

    private Violation excess(ModuleEntry module, Catalogue.Grant grant) {
        var owner = owner(grant.schema());
        return new Violation(
                grant.target(),
                "module " + module.name() + " (role " + grant.role() + ") has the right '" + grant.privilege()
                        + "' on what belongs to module " + owner + "; the module table does not allow it",
                owner.equals(module.name())
                        ? "revoke it: a module reads and writes rows, migrations do the rest"
                        : "revoke it; publish a view in " + owner + "_api if the module may call " + owner);
    }

    /** What the module table allows is granted, too. */
    private Stream<Violation> missing(Catalogue catalogue) {
        var granted = new TreeSet<String>();
        for (Catalogue.Grant grant : catalogue.grants()) {
            granted.add(grant.role() + " " + grant.privilege() + " " + grant.target());
        }
        return table.modules().stream()
                .filter(module -> module.schema().isPresent())
                .flatMap(module -> wanted(module, catalogue)
                        .filter(wanted ->
                                !granted.contains(ModuleTable.role(module) + " " + wanted.right() + " " + wanted.on()))
                        .map(wanted -> new Violation(
                                wanted.on(),
                                "module " + module.name() + " lacks the right '" + wanted.right()
                                        + "', which the module table gives it",
                                "grant " + wanted.right() + " to " + ModuleTable.role(module) + " in a migration")));
    }

    private Stream<Wanted> wanted(ModuleEntry module, Catalogue catalogue) {
        var readable = table.readable(module);
        var found = catalogue.schemas().stream()
                .map(Catalogue.Schema::name)
                .filter(readable::contains)
                .map(schema -> new Wanted("usage", "schema " + schema));
        var published = catalogue
                .tablesAndViews()
                .filter(relation -> ModuleTable.isPublished(relation.schema()) && readable.contains(relation.schema()))
                .map(relation -> new Wanted("select", "table " + relation.qualifiedName()));
        return Stream.concat(found, published);
    }

    private Stream<Violation> roles(Catalogue catalogue) {
        Map<String, Catalogue.Role> roles =
                catalogue.roles().stream().collect(Collectors.toMap(Catalogue.Role::name, Function.identity()));
        var wanted = table.modules().stream()
                .filter(module -> module.schema().isPresent())
                .map(ModuleTable::role)
                .collect(Collectors.toCollection(TreeSet::new));
        var missing = wanted.stream()
                .filter(role -> !roles.containsKey(role))
                .map(role -> new Violation(
                        "role " + role,
                        "a module of the module table has no role, so that its statements cannot be told apart",
                        "create it in a migration of db/migration/platform"));
        var unknown = roles.values().stream()
                .filter(role -> !wanted.contains(role.name()) && !LOGINS.contains(role.name()))
                .map(role -> new Violation(
                        "role " + role.name(),
                        "it is the role of no module",
                        "write the module's line in architecture-tests/modules.yml, or drop the role"));
        var strong = roles.values().stream()
                .filter(role -> wanted.contains(role.name()) && (role.login() || role.powerful()))
                .map(role -> new Violation(
                        "role " + role.name(),
                        "it may log in, or has an attribute that no grant limits",
                        "alter role " + role.name()
                                + " nologin, without superuser, createrole, createdb, replication or" + " bypassrls"));
        return Stream.of(missing, unknown, strong).flatMap(each -> each);
    }

    /** A role that is a member of another has that one's rights as well. */
    private Stream<Violation> memberships(Catalogue catalogue) {
        return table.modules().stream()
                .flatMap(module -> catalogue.memberships().stream()
                        .filter(membership -> membership.member().equals(ModuleTable.role(module)))
                        .map(membership -> new Violation(
                                "role " + membership.member(),
                                "module " + module.name() + " has all rights of " + membership.role(),
                                "revoke " + membership.role() + " from " + membership.member())));
    }

    private String owner(String schema) {
        return table.schemaOwner(schema).map(ModuleEntry::name).orElse("?");
    }

    private record Wanted(String right, String on) {}
}
