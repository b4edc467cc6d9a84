package stoa.architecture.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** No cycles between modules, nor between the slices of one; a module's API does not look into its slices. */
final class CycleRule implements Rule {

    @Override
    public List<Violation> check(Code code) {
        List<Violation> violations = new ArrayList<>(violations(
                "modules",
                code.written().toList(),
                type -> code.owner(type).map(ModuleEntry::name).orElse(""),
                "call down and answer up with an event, or let the lower module declare an interface that the upper one"
                        + " implements"));
        for (ModuleEntry module : code.table().modules()) {
            violations.addAll(violations(
                    "slices of module " + module.name(),
                    code.written(module).toList(),
                    type -> code.table()
                            .slice(type.getPackageName())
                            .orElse(module.name().equals(ModuleTable.APP) ? "" : "the base package"),
                    "move what both need into the slice that is used by the other, or into the base package as API"));
        }
        return violations;
    }

    /** Classes that are named "" stay out. */
    private static List<Violation> violations(
            String what, List<JavaClass> classes, Function<JavaClass, String> name, String instead) {
        Map<String, Map<String, Code.Use>> edges = new TreeMap<>();
        Map<String, String> names = classes.stream().collect(Collectors.toMap(JavaClass::getName, name));
        for (JavaClass type : classes) {
            var from = names.getOrDefault(type.getName(), "");
            for (Code.Use use : Code.uses(type)) {
                var to = names.getOrDefault(use.used().getName(), "");
                if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
                    edges.computeIfAbsent(from, key -> new TreeMap<>()).putIfAbsent(to, use);
                }
            }
        }
        return new Cycles(edges)
                .find().stream()
                        .map(cycle -> new Violation(
                                cycle.edges().getFirst().where(),
                                "the " + what + " form a cycle, " + String.join(" → ", cycle.names()) + ": "
                                        + cycle.edges().stream()
                                                .map(use -> use.where() + " uses "
                                                        + use.used().getName())
                                                .collect(Collectors.joining("; ")),
                                instead))
                        .toList();
    }
}
