package stoa.architecture.bytecode;

import java.util.List;
import java.util.Set;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** Only platform holds connections. */
final class ConnectionRule implements Rule {
    /** The rest of java.sql holds values and errors. */
    private static final Set<String> TYPES = Set.of(
            "java.sql.CallableStatement",
            "java.sql.Connection",
            "java.sql.Driver",
            "java.sql.DriverManager",
            "java.sql.PreparedStatement",
            "java.sql.ResultSet",
            "java.sql.Statement");

    private static final List<String> PACKAGES = List.of("javax.sql.", "org.postgresql.", "com.zaxxer.hikari.");

    @Override
    public List<Violation> check(Code code) {
        return code.written()
                .filter(type -> code.owner(type)
                        .filter(module -> !module.name().equals(ModuleTable.PLATFORM))
                        .isPresent())
                .flatMap(type -> Code.uses(type).stream())
                .filter(use -> holdsConnections(use.used().getName()))
                .map(use -> new Violation(
                        use.where(),
                        "module "
                                + code.owner(use.from()).map(ModuleEntry::name).orElse("?") + " uses "
                                + use.used().getName() + ", past the routing and the guard",
                        "inject stoa.platform.database.Database; what administers databases belongs into db/"))
                .toList();
    }

    private static boolean holdsConnections(String type) {
        return TYPES.contains(type) || PACKAGES.stream().anyMatch(type::startsWith);
    }
}
