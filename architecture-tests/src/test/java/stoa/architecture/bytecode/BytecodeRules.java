package stoa.architecture.bytecode;

import java.util.List;
import stoa.architecture.Violation;

/** All rules about classes. */
final class BytecodeRules {
    private static final List<Rule> ALL = List.of(
            new ImportRule(),
            new CycleRule(),
            new AccessRule(),
            new StatementRule(),
            new MapperRule(),
            new ConnectionRule(),
            new RoleRule(),
            new NameRule(),
            new NullMarkedRule());

    private BytecodeRules() {}

    static List<Violation> check(Code code) {
        return ALL.stream().flatMap(rule -> rule.check(code).stream()).toList();
    }
}
