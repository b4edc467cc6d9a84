package stoa.architecture.bytecode;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** A module uses the API of the modules that it may call, and nothing else of ours. */
final class ImportRule implements Rule {
    private static final String DB = "db";
    private static final String LOAD = "load";

    @Override
    public List<Violation> check(Code code) {
        return code.dependents()
                .flatMap(type -> Code.uses(type).stream())
                .flatMap(use -> fault(code.table(), use).stream())
                .toList();
    }

    private static Optional<Violation> fault(ModuleTable table, Code.Use use) {
        var from = use.from().getPackageName();
        var used = use.used().getPackageName();
        if (!table.isOurs(used)) {
            return Optional.empty();
        }
        return table.owner(from)
                .map(module -> faultOf(table, module, use))
                .orElseGet(() -> faultBesides(table, from, used, use));
    }

    private static Optional<Violation> faultOf(ModuleTable table, ModuleEntry module, Code.Use use) {
        var used = use.used().getPackageName();
        return table.owner(used)
                .map(callee ->
                        callee.equals(module) ? Optional.<Violation>empty() : faultOf(table, module, callee, use))
                .orElseGet(() -> faultOutside(table, module, use));
    }

    private static Optional<Violation> faultOf(
            ModuleTable table, ModuleEntry module, ModuleEntry callee, Code.Use use) {
        var used = use.used().getPackageName();
        if (table.isGenerated(used)) {
            return violation(
                    use,
                    "module " + module.name() + " uses " + use.used().getName() + ", a generated table of module "
                            + callee.name(),
                    "read a published view (" + callee.name() + "_api.…_v1), whose table is generated in "
                            + table.base(module) + ".sql, or call the API in " + table.apiOf(callee));
        }
        if (!module.mayCall().contains(callee.name())) {
            return violation(
                    use,
                    "module " + module.name() + " uses " + use.used().getName() + " of module " + callee.name()
                            + ", which it may not call (it may call " + ModuleTable.callees(module) + ")",
                    "let " + callee.name() + " call down or listen to an event of " + module.name()
                            + "; or change architecture-tests/modules.yml, with a decision record");
        }
        if (!table.isApi(callee, used)) {
            return violation(
                    use,
                    "module " + module.name() + " uses " + use.used().getName() + ", which is inside module "
                            + callee.name(),
                    "use what " + table.apiOf(callee) + " offers, or add to that API what is missing");
        }
        return Optional.empty();
    }

    private static Optional<Violation> faultOutside(ModuleTable table, ModuleEntry module, Code.Use use) {
        var used = use.used().getPackageName();
        if (table.isPart(DB, used) && module.name().equals(ModuleTable.APP)) {
            return Optional.empty();
        }
        return violation(
                use,
                "module " + module.name() + " uses " + use.used().getName() + ", which is in no module",
                table.isPart(DB, used)
                        ? "inject " + table.root()
                                + ".platform.database.Database; only app starts and migrates databases"
                        : "move it into a module that " + module.name() + " may call");
    }

    /** The parts beside the modules stand alone. */
    private static Optional<Violation> faultBesides(ModuleTable table, String from, String used, Code.Use use) {
        return Stream.of(DB, LOAD)
                .filter(part -> table.isPart(part, from) && !table.isPart(part, used))
                .findFirst()
                .flatMap(part -> violation(
                        use,
                        part + "/ uses " + use.used().getName() + ", but it imports nothing else of ours",
                        part.equals(LOAD) ? "speak HTTP and SQL to the server" : "move what it needs into db/"));
    }

    private static Optional<Violation> violation(Code.Use use, String what, String instead) {
        return Optional.of(new Violation(use.where(), what, instead));
    }
}
