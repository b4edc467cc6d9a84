package stoa.architecture.bytecode;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.List;
import stoa.architecture.Violation;

/**
 * Rows are mapped by hand. jOOQ keeps a reflective mapper per list of columns and finds it by comparing whole queries, of which
 * there is one more for each value that is bound: a server gets slower with every request.
 */
final class MapperRule implements Rule {
    @Override
    public List<Violation> check(Code code) {
        return code.written()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(MapperRule::mapsByReflection)
                .map(call -> new Violation(
                        Code.where(call.getSourceCodeLocation()),
                        "maps rows by reflection with " + call.getTargetOwner().getSimpleName() + "."
                                + call.getTarget().getName(),
                        "map them by hand, as with fetch(Records.mapping(Thing::new))"))
                .toList();
    }

    private static boolean mapsByReflection(JavaMethodCall call) {
        var name = call.getTarget().getName();
        return call.getTargetOwner().getPackageName().equals("org.jooq")
                && (name.equals("into") || (name.startsWith("fetch") && name.endsWith("Into")))
                && call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Class.class));
    }
}
