package stoa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class PageRequestTest {
    @Test
    void hasNoBoundsByDefault() {
        var page = of(Map.of());
        assertThat(page.limit()).isEqualTo(20);
        assertThat(page.before()).isEqualTo(Long.MAX_VALUE);
        assertThat(page.after()).isZero();
        assertThat(page.upward()).isFalse();
    }

    @Test
    void readsUpwardFromMinIdOnly() {
        assertThat(of(Map.of("min_id", "5")).upward()).isTrue();
        assertThat(of(Map.of("since_id", "5")).upward()).isFalse();
        assertThat(of(Map.of("since_id", "5", "min_id", "3")).after()).isEqualTo(5);
        assertThat(of(Map.of("since_id", "3", "min_id", "5")).after()).isEqualTo(5);
    }

    @Test
    void lowersTheLimitToTheLargest() {
        assertThat(of(Map.of("limit", "40")).limit()).isEqualTo(40);
        assertThat(of(Map.of("limit", "41")).limit()).isEqualTo(40);
        assertThatThrownBy(() -> of(Map.of("limit", "0"))).isInstanceOf(Refusal.class);
    }

    private static PageRequest of(Map<String, String> parameters) {
        return PageRequest.of(new Parameters(parameters), 20, 40);
    }
}
