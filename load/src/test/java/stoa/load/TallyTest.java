package stoa.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void printsPercentilesErrorsByKindAndWhereReadsWereServed() {
        for (int i = 1; i <= 100; i++) {
            tally.answered("home", i <= 85 ? "replica-1" : "primary", TimeUnit.MILLISECONDS.toNanos(i));
        }
        tally.answered("post", "", TimeUnit.MILLISECONDS.toNanos(7));
        tally.failed("home", "503");
        tally.failed("home", "503");
        tally.failed("post", "without an answer");
        var text = new StringWriter();
        tally.print(new PrintWriter(text));
        assertThat(text.toString()).isEqualToNormalizingNewlines("""
                          home                    100 answers  p50 50.0 p90 90.0 p99 99.0 max 100.0 ms
                          post                      1 answers  p50 7.0 p90 7.0 p99 7.0 max 7.0 ms
                          all                     101 answers  p50 50.0 p90 90.0 p99 99.0 max 100.0 ms
                          errors: home 503 2, post without an answer 1
                          reads from: primary 15, replica-1 85; replicas 85.0 %
                        """);
        assertThat(tally.answers()).isEqualTo(101);
        assertThat(tally.failures()).isEqualTo(3);
    }

    @Test
    void isNotDividedByNothing() {
        assertThat(tally.shareOfReplicas()).isZero();
        assertThat(tally.times().percentile(99)).isZero();
        assertThat(tally.errorsByKind()).isEqualTo("none");
    }

    @Test
    void keepsThreeDigitsOfLongTimes() {
        tally.answered("home", "primary", TimeUnit.SECONDS.toNanos(12));
        assertThat(tally.times().percentile(50)).isCloseTo(12_000, within(12.0));
    }
}
