package stoa.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost:8080/", "http://[::1]:8080", "http://127.1.2.3"})
    void takesThisMachine(String url) {
        assertThat(Loopback.require(URI.create(url))).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.1:8080",
                "http://10.0.0.1",
                "http://0.0.0.0:8080",
                "http://[2001:db8::1]:80",
                "https://127.0.0.1:8080",
                "jdbc:postgresql://127.0.0.1/stoa",
                "127.0.0.1:8080/"
            })
    void refusesEverythingElse(String url) {
        assertThatThrownBy(() -> Loopback.require(URI.create(url.startsWith("127") ? "//" + url : url)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isAskedByEveryClient() {
        assertThatThrownBy(() -> new Server(URI.create("http://192.0.2.1")))
                .hasMessage("http://192.0.2.1 is not on loopback: load goes to this machine only.");
    }
}
