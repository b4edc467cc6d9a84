package stoa.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,    0, 1",
        "bytes=0-,     0, 100",
        "bytes=10-19,  10, 10",
        "bytes=90-500, 90, 10",
        "bytes=-5,     95, 5",
        "bytes=-500,   0, 100",
        "bytes=100-,   100, 0",
        "bytes=-0,     100, 0",
    })
    void readsOneRange(String header, long from, long length) {
        assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(from, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=-", "bytes=5-4", "bytes=0-1,3-4", "pages=1-2", "bytes=a-b", "bytes=99999999999999999999-"
            })
    void takesTheRestForTheWhole(String header) {
        assertThat(ByteRange.parse(header, 100)).isEmpty();
    }
}
