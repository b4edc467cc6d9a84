package stoa.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final long MAX_BYTES = 1_000;

    private final Rotation rotation = new Rotation(new DatabaseConfig(
            "", "", "", List.of(), 1, false, Duration.ofMillis(100), Duration.ofSeconds(4), MAX_BYTES));

    @Test
    void entersAtItsFirstGoodCheck() {
        assertThat(rotation.isIn()).isFalse();
        assertThat(rotation.check(true, Duration.ZERO, 0)).isTrue();
        assertThat(rotation.isIn()).isTrue();
    }

    @Test
    void leavesAtTheFirstCheckBeyondTheTimeLimit() {
        good(1);
        assertThat(rotation.check(true, Duration.ofSeconds(5), 0)).isTrue();
        assertThat(rotation.isIn()).isFalse();
    }

    @Test
    void leavesAtTheFirstCheckBeyondTheByteLimit() {
        good(1);
        assertThat(rotation.check(true, Duration.ZERO, MAX_BYTES + 1)).isTrue();
        assertThat(rotation.isIn()).isFalse();
    }

    @Test
    void staysBetweenHalfOfTheLimitAndTheLimit() {
        good(1);
        assertThat(rotation.check(true, Duration.ofSeconds(3), 0)).isFalse();
        assertThat(rotation.isIn()).isTrue();
    }

    @Test
    void comesBackOnlyAfterFiveChecksWithinHalfOfTheLimit() {
        good(1);
        rotation.check(false, Duration.ZERO, 0);
        good(4);
        assertThat(rotation.isIn()).isFalse();
        rotation.check(true, Duration.ofSeconds(3), 0);
        good(4);
        assertThat(rotation.isIn()).isFalse();
        good(1);
        assertThat(rotation.isIn()).isTrue();
    }

    private void good(int checks) {
        for (int i = 0; i < checks; i++) {
            rotation.check(true, Duration.ZERO, 0);
        }
    }
}
