package stoa.architecture.bytecode;

import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** NullAway looks at packages that are marked; all of them are. */
final class NullMarkedRule implements Rule {

    @Override
    public List<Violation> check(Code code) {
        return code.table().modules().stream()
                .flatMap(module -> code.written(module)
                        .map(type -> type.getPackage())
                        .distinct()
                        .filter(found -> !isMarked(found))
                        .map(found -> violation(module, found)))
                .toList();
    }

    private static boolean isMarked(JavaPackage found) {
        return found.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static Violation violation(ModuleEntry module, JavaPackage found) {
        return new Violation(
                found.getName(),
                "a package of module " + module.name() + " that is not checked for null",
                "add a package-info.java with @org.jspecify.annotations.NullMarked and a sentence on the slice");
    }
}
