package stoa.accounts.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.platform.web.GivenWeb;

final class RedirectUrisTest {
    @Test
    void takesALineForEachAddress() {
        assertThat(of(" https://a.example/ \n\nhttps://b.example/\r\nhttps://a.example/"))
                .containsExactly("https://a.example/", "https://b.example/");
    }

    @Test
    void takesAList() {
        assertThat(of(List.of("https://a.example/", "b.app:/done")))
                .containsExactly("https://a.example/", "b.app:/done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ietf:wg:oauth:2.0:oob",
                "http://localhost:3000/",
                "com.example.app://cb",
                "mastodon:oauth",
                "https://a.example/?q=1"
            })
    void acceptsAbsoluteAddresses(String uri) {
        assertThat(of(uri)).containsExactly(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/relative",
                "a.example",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc",
                "https://a.example/#x",
                "https://a b/"
            })
    void refusesWhatIsNotAbsoluteOrRunsScripts(String uri) {
        assertThatThrownBy(() -> of(uri)).hasMessage("Validation failed: Redirect URI must be an absolute URI.");
    }

    @Test
    void needsOneAndBoundsThem() {
        assertThatThrownBy(() -> of(" \n ")).hasMessage("Validation failed: Redirect URI can't be blank");
        assertThatThrownBy(() -> of(IntStream.range(0, 21)
                        .mapToObj(i -> "https://a.example/" + i)
                        .toList()))
                .hasMessageContaining("absolute URI");
        assertThatThrownBy(() -> of("https://a.example/" + "x".repeat(2_000))).hasMessageContaining("absolute URI");
    }

    private static List<String> of(Object value) {
        return RedirectUris.of(GivenWeb.parameters(Map.of("redirect_uris", value)));
    }
}
