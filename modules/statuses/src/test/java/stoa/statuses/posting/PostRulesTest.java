package stoa.statuses.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.statuses.PostRequest;

final class PostRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void refusesBlankText(String text) {
        assertThatThrownBy(() -> PostRules.check(PostRequest.of(text)))
                .hasMessage("Validation failed: Text can't be blank");
    }

    @Test
    void acceptsFiveHundredCharacters() {
        assertThat(PostRules.check(PostRequest.of("x".repeat(500))).length()).isEqualTo(500);
        assertThatThrownBy(() -> PostRules.check(PostRequest.of("x".repeat(501))))
                .hasMessage("Validation failed: Text character limit of 500 exceeded");
    }

    @Test
    void countsTheContentWarning() {
        PostRules.check(request("x".repeat(400), "y".repeat(100), Optional.empty(), Optional.empty()));
        assertThatThrownBy(() ->
                        PostRules.check(request("x".repeat(400), "y".repeat(101), Optional.empty(), Optional.empty())))
                .hasMessageContaining("500");
    }

    @Test
    void refusesTextThatIsTooLongToBeCounted() {
        var marks = "a" + "\u0301".repeat(20_000);
        assertThatThrownBy(() -> PostRules.check(PostRequest.of(marks))).hasMessageContaining("500");
    }

    @Test
    void refusesNullCharacters() {
        assertThatThrownBy(() -> PostRules.check(PostRequest.of("a\0"))).hasMessageContaining("null character");
        assertThatThrownBy(() -> PostRules.check(request("a", "\0", Optional.empty(), Optional.empty())))
                .hasMessageContaining("null character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "unlisted", "private", "direct"})
    void knowsFourVisibilities(String visibility) {
        PostRules.check(request("a", "", Optional.of(visibility), Optional.empty()));
        assertThatThrownBy(() -> PostRules.check(request("a", "", Optional.of(visibility + "s"), Optional.empty())))
                .hasMessage("Validation failed: Visibility is not included in the list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "gsw", "zh-Hant", "pt-BR"})
    void takesLanguagesByTheirCodes(String language) {
        PostRules.check(request("a", "", Optional.empty(), Optional.of(language)));
        assertThatThrownBy(() -> PostRules.check(request("a", "", Optional.empty(), Optional.of(language + "_"))))
                .hasMessage("Validation failed: Language is invalid");
    }

    private static PostRequest request(
            String text, String spoilerText, Optional<String> visibility, Optional<String> language) {
        return new PostRequest(
                text,
                spoilerText,
                visibility,
                Optional.empty(),
                language,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
