package stoa.architecture.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stoa.architecture.Violation;

/** The product keeps to the rules about classes. */
final class BytecodeTest {
    private static final Code PRODUCT = Product.read();

    @Test
    void seesEverySourceOfEveryModule() {
        Violation.assertNone(Product.blindSpots(PRODUCT));
        assertThat(PRODUCT.table().modules())
                .allSatisfy(module -> assertThat(PRODUCT.written(module).count())
                        .as("imported classes of module %s", module.name())
                        .isPositive());
    }

    @Test
    void keepsToTheModuleTable() {
        Violation.assertNone(BytecodeRules.check(PRODUCT));
    }
}
