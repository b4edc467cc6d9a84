package stoa.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PushMessageTest {

    @Test
    void isCutBetweenCharacters() {
        assertThat(PushMessage.truncated("abc", 3)).isEqualTo("abc");
        assertThat(PushMessage.truncated("😀😀😀😀", 3)).isEqualTo("😀😀…");
    }
}
