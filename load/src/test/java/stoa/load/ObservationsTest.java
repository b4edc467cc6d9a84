package stoa.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.load.SteadyLoad.Observations;
import stoa.load.SteadyLoad.Outcome;

class ObservationsTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static Outcome read(int server, double ended, String error) {
        long nanos = (long) (ended * SECOND);
        return new Outcome("read", server, nanos - 1000, nanos, error, "", "replica-1");
    }

    @Test
    void measuresTheLongestGapOfTheServerThatHadIt() {
        var record = new Observations(List.of(
                read(0, 1, ""),
                read(0, 2, ""),
                read(0, 3, ""),
                read(0, 4, ""),
                read(1, 1, ""),
                read(1, 2, "503"),
                read(1, 3.5, "503"),
                read(1, 4, "")));
        assertThat(record.longestGap(0, 5 * SECOND)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void countsTheTimeBeforeTheFirstAndAfterTheLastAnswer() {
        var record = new Observations(List.of(read(0, 3, ""), read(0, 4, "")));
        assertThat(record.longestGap(0, 5 * SECOND)).isEqualTo(Duration.ofSeconds(3));
        assertThat(record.longestGap(3 * SECOND, 10 * SECOND)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void isOneGapWhereNothingWasAnswered() {
        assertThat(new Observations(List.of()).longestGap(0, SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void takesErrorsByActAndKind() {
        var tally = new Observations(List.of(read(0, 1, ""), read(0, 2, "503"), read(0, 3, "503"))).tally();
        assertThat(tally.errorsByKind()).isEqualTo("read 503 2");
        assertThat(tally.answers()).isEqualTo(1);
    }
}
