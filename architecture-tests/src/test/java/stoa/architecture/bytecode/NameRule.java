package stoa.architecture.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** Packages are named after what people do, types after what they are. */
final class NameRule implements Rule {
    private static final Set<String> TECHNICAL_PACKAGES = Set.of(
            "common",
            "controller",
            "controllers",
            "dto",
            "dtos",
            "helper",
            "helpers",
            "impl",
            "misc",
            "model",
            "models",
            "repositories",
            "repository",
            "service",
            "services",
            "shared",
            "util",
            "utils");

    private static final Pattern EMPTY_NAME = Pattern.compile("(.*(Impl|Manager|Helper|Utils?)|Abstract[A-Z].*)");

    @Override
    public List<Violation> check(Code code) {
        return code.table().modules().stream()
                .flatMap(module -> Stream.concat(packages(code, module), types(code, module)))
                .toList();
    }

    private static Stream<Violation> packages(Code code, ModuleEntry module) {
        return code.written(module)
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> Arrays.stream(name.split("\\.")).anyMatch(TECHNICAL_PACKAGES::contains))
                .map(name -> new Violation(
                        name,
                        "module " + module.name() + " has a package named after a technical layer",
                        "cut by feature, such as posting, reading, engagement"));
    }

    private static Stream<Violation> types(Code code, ModuleEntry module) {
        return code.written(module)
                .filter(type -> EMPTY_NAME.matcher(type.getSimpleName()).matches())
                .map(type -> new Violation(
                        Code.where(type, 0),
                        type.getSimpleName() + " of module " + module.name() + " has a name that says nothing",
                        "say what is special about it (CachedAccounts) or what it does (StatusPublisher)"));
    }
}
