package stoa.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final Duration MOST = Duration.ofMinutes(5);

    @Test
    void readsMillisecondsSecondsAndMinutes() {
        assertThat(Times.parse("250ms", MOST)).isEqualTo(Duration.ofMillis(250));
        assertThat(Times.parse("30s", MOST)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Times.parse("5m", MOST)).isEqualTo(MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5h", "-1s", "1.5s", "0s", "301s", "6m", "9999999s"})
    void refusesWhatIsNoneIsNothingOrIsTooLong(String text) {
        assertThatThrownBy(() -> Times.parse(text, MOST)).isInstanceOf(IllegalArgumentException.class);
    }
}
