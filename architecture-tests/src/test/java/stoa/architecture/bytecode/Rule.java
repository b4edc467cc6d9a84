package stoa.architecture.bytecode;

import java.util.List;
import stoa.architecture.Violation;

/** One rule about classes. */
@FunctionalInterface
interface Rule {
    List<Violation> check(Code code);
}
