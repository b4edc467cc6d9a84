package stoa.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrimaryHistoryTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final PrimaryHistory history = new PrimaryHistory();

    @Test
    void seesNoLagWhereEverythingHasBeenReplayed() {
        history.add(0, 100);
        assertThat(history.lagAt(100, 60 * SECOND)).isEqualTo(Duration.ZERO);
    }

    @Test
    void countsFromWhenThePrimaryWasFirstSeenBeyondTheReplica() {
        history.add(0, 100);
        history.add(SECOND, 200);
        history.add(2 * SECOND, 300);
        assertThat(history.lagAt(150, 5 * SECOND)).isEqualTo(Duration.ofSeconds(4));
        assertThat(history.lagAt(250, 5 * SECOND)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void isNotFooledByAPrimaryThatIsIdle() {
        history.add(0, 100);
        history.add(30 * SECOND, 100);
        history.add(60 * SECOND, 200);
        assertThat(history.lagAt(100, 61 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void forgetsTheOldestSampleFirst() {
        for (int i = 1; i <= 5_000; i++) {
            history.add(i * SECOND, i);
        }
        assertThat(history.lagAt(0, 5_000 * SECOND)).isEqualTo(Duration.ofSeconds(5_000 - 905));
    }
}
