package stoa.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:24:05.678Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T03:24:05.678Z, just now",
        "2026-11-21T03:25:00Z,     just now",
        "2026-11-21T03:23:06Z,     just now",
        "2026-11-21T03:23:05Z,     1 min ago",
        "2026-11-21T02:24:06Z,     59 min ago",
        "2026-11-21T02:24:05Z,     1 h ago",
        "2026-11-20T03:24:06Z,     23 h ago",
        "2026-11-20T03:24:05Z,     1 d ago",
        "2026-11-14T03:24:06Z,     6 d ago",
        "2026-11-14T03:24:05Z,     14 Nov",
        "2026-01-01T00:00:00Z,     1 Jan",
        "2025-12-31T23:59:59Z,     31 Dec 2025",
    })
    void tellsHowLongAgoItWas(Instant at, String words) {
        assertThat(new Moment(at, NOW).relative()).isEqualTo(words);
    }

    @Test
    void tellsTheDateInUtc() {
        var moment = new Moment(NOW, NOW);
        assertThat(moment.iso()).isEqualTo("2026-11-21T03:24:05Z");
        assertThat(moment.absolute()).isEqualTo("21 November 2026, 03:24 UTC");
        assertThat(moment.day()).isEqualTo("21 November 2026");
    }
}
