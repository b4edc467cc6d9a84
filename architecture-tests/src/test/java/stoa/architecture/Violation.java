package stoa.architecture;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One place where the product differs from the module table.
 *
 * @param where the class and line, the file and line, or the object in the database
 * @param what the fault, naming the modules concerned
 * @param instead what to do
 */
public record Violation(String where, String what, String instead) {

    /** Fails the test with all of them. */
    public static void assertNone(List<Violation> violations) {
        if (!violations.isEmpty()) {
            fail(violations.stream()
                    .map(Violation::toString)
                    .collect(Collectors.joining(
                            "\n\n", violations.size() + " violation(s) of architecture-tests/modules.yml:\n\n", "\n")));
        }
    }

    @Override
    public String toString() {
        return where + "\n    " + what + "\n    Instead: " + instead;
    }
}
