package stoa.architecture.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.micronaut.http.annotation.Controller;
import java.util.List;
import java.util.stream.Stream;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** Controllers, statements, jobs and listeners are package-private types of a slice. platform, a toolbox, is free. */
final class RoleRule implements Rule {
    private static final List<String> SUFFIXES = List.of("Controller", "Sql", "Job", "Listener");

    @Override
    public List<Violation> check(Code code) {
        return code.table().modules().stream()
                .filter(module -> !module.name().equals(ModuleTable.PLATFORM))
                .flatMap(module -> code.written(module)
                        .filter(type -> type.isTopLevelClass() && hasRole(type))
                        .flatMap(type -> faults(code.table(), module, type)))
                .toList();
    }

    private static boolean hasRole(JavaClass type) {
        return type.isAnnotatedWith(Controller.class) || SUFFIXES.stream().anyMatch(type.getSimpleName()::endsWith);
    }

    private static Stream<Violation> faults(ModuleTable table, ModuleEntry module, JavaClass type) {
        var name = type.getSimpleName();
        var visible = type.getModifiers().contains(JavaModifier.PUBLIC)
                ? Stream.of(new Violation(
                        Code.where(type, 0),
                        name + " of module " + module.name() + " is public",
                        "make it package-private; Micronaut does not mind"))
                : Stream.<Violation>empty();
        var exposed = table.isApi(module, type.getPackageName())
                ? Stream.of(new Violation(
                        Code.where(type, 0),
                        name + " is in the base package of module " + module.name() + ", which is its API",
                        "move it into the slice that it serves"))
                : Stream.<Violation>empty();
        return Stream.concat(visible, exposed);
    }
}
