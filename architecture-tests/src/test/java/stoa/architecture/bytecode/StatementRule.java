package stoa.architecture.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.Scope;
import org.jooq.TransactionProvider;
import org.jooq.impl.DSL;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** Statements run inside the acts of Database: nobody else makes, keeps or opens up a jOOQ context. */
final class StatementRule implements Rule {
    private static final String INSTEAD =
            "inject stoa.platform.database.Database and use the DSLContext that its read and write hand to the act";
    private static final Set<String> DOORS = Set.of(
            "configuration",
            "connection",
            "connectionResult",
            "connectionResultAsync",
            "diagnosticsConnection",
            "parsingConnection",
            "parsingDataSource",
            "transaction",
            "transactionAsync",
            "transactionCoroutine",
            "transactionPublisher",
            "transactionResult",
            "transactionResultAsync");

    @Override
    public List<Violation> check(Code code) {
        return code.written()
                .filter(type -> code.owner(type)
                        .filter(module -> !module.name().equals(ModuleTable.PLATFORM))
                        .isPresent())
                .flatMap(type -> Stream.of(makes(type), keeps(type), takes(type), opens(type))
                        .flatMap(found -> found)
                        .map(fault -> new Violation(
                                fault.where(),
                                "module "
                                        + code.owner(type)
                                                .map(ModuleEntry::name)
                                                .orElse("?") + " " + fault.what(),
                                INSTEAD)))
                .toList();
    }

    private static Stream<Fault> makes(JavaClass type) {
        var calls = type.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(DSL.class)
                        && call.getTarget().getName().equals("using")
                        && call.getTarget().getRawReturnType().isAssignableTo(DSLContext.class))
                .map(call -> new Fault(Code.where(call.getSourceCodeLocation()), "makes a DSLContext of its own"));
        var constructions = type.getConstructorCallsFromSelf().stream()
                .filter(call -> isContext(call.getTargetOwner()))
                .map(call -> new Fault(
                        Code.where(call.getSourceCodeLocation()),
                        "makes a " + call.getTargetOwner().getSimpleName() + " of its own"));
        return Stream.concat(calls, constructions);
    }

    private static Stream<Fault> keeps(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> isContext(field.getRawType()))
                .map(field -> new Fault(
                        Code.where(type, 0),
                        "keeps a " + field.getRawType().getSimpleName() + " in " + field.getName()));
    }

    private static Stream<Fault> takes(JavaClass type) {
        return type.getConstructors().stream()
                .filter(constructor -> takesContext(constructor))
                .map(constructor -> new Fault(
                        Code.where(constructor.getSourceCodeLocation()),
                        "has a DSLContext injected, or passes one on"));
    }

    private static Stream<Fault> opens(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .filter(StatementRule::isDoor)
                .map(call -> new Fault(
                        Code.where(call.getSourceCodeLocation()),
                        "goes past the guard with " + call.getTargetOwner().getSimpleName() + "."
                                + call.getTarget().getName()));
    }

    private static boolean isDoor(JavaMethodCall call) {
        return call.getTargetOwner().isAssignableTo(Scope.class)
                && DOORS.contains(call.getTarget().getName());
    }

    private static boolean takesContext(JavaCodeUnit constructor) {
        return constructor.getRawParameterTypes().stream().anyMatch(StatementRule::isContext);
    }

    private static boolean isContext(JavaClass type) {
        return type.isAssignableTo(DSLContext.class)
                || type.isAssignableTo(Configuration.class)
                || type.isAssignableTo(ConnectionProvider.class)
                || type.isAssignableTo(TransactionProvider.class);
    }

    private record Fault(String where, String what) {}
}
