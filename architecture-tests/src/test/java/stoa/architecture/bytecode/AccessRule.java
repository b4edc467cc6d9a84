package stoa.architecture.bytecode;

import com.tngtech.archunit.core.domain.JavaMethod;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.HttpMethodMapping;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;
import stoa.platform.web.Access;

/** Every endpoint says who may call it, and errors become answers in one place, platform. */
final class AccessRule implements Rule {

    @Override
    public List<Violation> check(Code code) {
        return code.written()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethodMapping.class))
                .flatMap(method -> code.owner(method.getOwner()).flatMap(module -> fault(module, method)).stream())
                .sorted(Comparator.comparing(Violation::where))
                .toList();
    }

    private static Optional<Violation> fault(ModuleEntry module, JavaMethod method) {
        var where = Code.where(method.getSourceCodeLocation());
        var name = method.getOwner().getSimpleName() + "." + method.getName() + " of module " + module.name();
        // Micronaut counts error handlers among the mappings.
        if (method.isAnnotatedWith(Error.class)) {
            return module.name().equals(ModuleTable.PLATFORM)
                    ? Optional.empty()
                    : Optional.of(new Violation(
                            where,
                            "the error handler " + name + " answers beside platform's, which answers all errors",
                            "throw a stoa.platform.web.Refusal with the sentence that is safe to show"));
        }
        return method.isAnnotatedWith(Access.class)
                ? Optional.empty()
                : Optional.of(
                        new Violation(
                                where,
                                "the endpoint " + name + " does not say who may call it",
                                "annotate it with @Access, such as @Access(value = Access.By.USER, scope = \"read:statuses\")"));
    }
}
