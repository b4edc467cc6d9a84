package stoa.architecture.bytecode;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.SourceCodeLocation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import stoa.architecture.ModuleTable;
import stoa.db.manifest.ModuleEntry;

/** The classes to be judged and the table to judge them by. */
record Code(ModuleTable table, JavaClasses classes) {

    /** The classes that somebody wrote, in the order of their names. */
    Stream<JavaClass> written() {
        return classes.stream()
                .filter(type -> !isWoven(type) && !table.isGenerated(type.getPackageName()))
                .sorted(Comparator.comparing(JavaClass::getName));
    }

    /** Written classes and templates: all that can depend on another module. */
    Stream<JavaClass> dependents() {
        return classes.stream().filter(type -> !isWoven(type)).sorted(Comparator.comparing(JavaClass::getName));
    }

    Stream<JavaClass> written(ModuleEntry module) {
        return written().filter(type -> owner(type).filter(module::equals).isPresent());
    }

    Optional<ModuleEntry> owner(JavaClass type) {
        return table.owner(type.getPackageName());
    }

    /** What a class uses, each class once, with the first line that does so. */
    static List<Use> uses(JavaClass type) {
        Map<String, Use> uses = new TreeMap<>();
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            var used = dependency.getTargetClass().getBaseComponentType();
            var line = dependency.getSourceCodeLocation().getLineNumber();
            uses.merge(used.getName(), new Use(type, used, line), Use::earlier);
        }
        return List.copyOf(uses.values());
    }

    static String where(JavaClass type, int line) {
        var file = type.getSource()
                .flatMap(source -> source.getFileName())
                .orElseGet(() -> type.getSimpleName() + ".java");
        return type.getName() + " (" + file + (line > 0 ? ":" + line : "") + ")";
    }

    static String where(SourceCodeLocation location) {
        return where(location.getSourceClass(), location.getLineNumber());
    }

    /** What Micronaut's annotation processors wrote beside a class repeats what the class says. */
    private static boolean isWoven(JavaClass type) {
        var name = type.getName().substring(type.getPackageName().length());
        return name.startsWith(".$") || name.contains("$Intercepted") || name.endsWith("$Definition");
    }

    /**
     * One class uses another.
     *
     * @param line 0 where only the class's shape (a field, a parent, an annotation) does
     */
    record Use(JavaClass from, JavaClass used, int line) {
        Use earlier(Use other) {
            if (line == 0 || other.line == 0) {
                return line == 0 ? other : this;
            }
            return line <= other.line ? this : other;
        }

        String where() {
            return Code.where(from, line);
        }
    }
}
