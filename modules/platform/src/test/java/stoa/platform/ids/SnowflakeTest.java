package stoa.platform.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SnowflakeTest {
    private static final Instant INSTANT = Instant.parse("2026-11-21T03:24:05.678Z");

    @Test
    void carriesItsInstant() {
        long lowest = Snowflake.lowestAt(INSTANT);
        assertThat(Snowflake.instantOf(lowest)).isEqualTo(INSTANT);
        assertThat(Snowflake.instantOf(lowest + 65_535)).isEqualTo(INSTANT);
        assertThat(Snowflake.instantOf(lowest + 65_536)).isEqualTo(INSTANT.plusMillis(1));
    }

    @Test
    void reads64BitsAtMost() {
        assertThat(Snowflake.parse("0")).hasValue(0);
        assertThat(Snowflake.parse("007")).hasValue(7);
        assertThat(Snowflake.parse("9223372036854775807")).hasValue(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "+1", "1.0", "0x1", "٣", "9223372036854775808", "00000000000000000001"})
    void takesNothingElseForAnId(String text) {
        assertThat(Snowflake.parse(text)).isEmpty();
    }
}
