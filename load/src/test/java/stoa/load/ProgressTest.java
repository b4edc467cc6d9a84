package stoa.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter text = new StringWriter();

    @Test
    void isQuietUntilThereIsSomethingToWaitFor() {
        var progress = new Progress(new PrintWriter(text), "data", true);
        progress.at(0.5, "half");
        progress.done();
        assertThat(text.toString()).isEmpty();
    }

    @Test
    void isABarOnATerminalThatIsClearedAtTheEnd() {
        var now = new long[1];
        var progress = new Progress(new PrintWriter(text), "data", true, () -> now[0]);
        now[0] = TimeUnit.SECONDS.toNanos(1);
        progress.at(0.5, "half");
        progress.done();
        assertThat(text.toString()).isEqualTo("\rdata [###############               ]  50 % half\033[K\r\033[K");
    }

    @Test
    void isALineNowAndThenElsewhere() {
        var now = new long[1];
        var progress = new Progress(new PrintWriter(text), "data", false, () -> now[0]);
        for (int second = 1; second <= 25; second++) {
            now[0] = TimeUnit.SECONDS.toNanos(second);
            progress.at(second / 25.0, "at " + second);
        }
        progress.done();
        assertThat(text.toString()).isEqualToNormalizingNewlines("  data: 40 % at 10\n  data: 80 % at 20\n");
    }
}
