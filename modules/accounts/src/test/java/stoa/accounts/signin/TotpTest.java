package stoa.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the last six of eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheRfc(long second, String code) {
        assertThat(Totp.code(SECRET, second / 30)).isEqualTo(code);
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second), 0)).hasValue(second / 30);
    }

    @Test
    void toleratesClocksThatDifferByAStep() {
        var now = Instant.ofEpochSecond(3_000);
        for (long step : new long[] {99, 100, 101}) {
            assertThat(Totp.step(SECRET, Totp.code(SECRET, step), now, 0)).hasValue(step);
        }
        assertThat(Totp.step(SECRET, Totp.code(SECRET, 98), now, 0)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, 102), now, 0)).isEmpty();
    }

    @Test
    void takesNoCodeTwice() {
        assertThat(Totp.step(SECRET, Totp.code(SECRET, 100), Instant.ofEpochSecond(3_000), 100))
                .isEmpty();
        assertThat(Totp.step(SECRET, "", Instant.ofEpochSecond(3_000), 0)).isEmpty();
    }

    @Test
    void writesSecretsInBase32() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.newSecret()).hasSize(20);
    }
}
