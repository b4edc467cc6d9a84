package stoa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParametersTest {
    @Test
    void readsScalarsAsText() {
        var parameters = new Parameters(Map.of("text", "a", "number", 1, "flag", true, "list", List.of("a")));
        assertThat(parameters.text("text")).contains("a");
        assertThat(parameters.text("number")).contains("1");
        assertThat(parameters.text("flag")).contains("true");
        assertThat(parameters.text("list")).isEmpty();
        assertThat(parameters.text("absent")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "f", "F", "false", "FALSE", "off", "OFF"})
    void takesOnlyTheWordsForFalseAsFalse(String word) {
        assertThat(of(word).flag("x")).contains(false);
        assertThat(of(word).isSet("x")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "true", "on", "yes", "no", "2", " "})
    void takesEverythingElseAsTrue(String word) {
        assertThat(of(word).flag("x")).contains(true);
        assertThat(of(word).isSet("x")).isTrue();
    }

    @Test
    void takesAnEmptyFlagForNone() {
        assertThat(of("").flag("x")).isEmpty();
        assertThat(of("").isSet("x")).isFalse();
    }

    @Test
    void readsWholeNumbers() {
        assertThat(of(" 12 ").integer("x")).hasValue(12);
        assertThat(of("-1").integer("x")).hasValue(-1);
        assertThat(of(" ").integer("x")).isEmpty();
        for (var wrong : List.of("a", "1.5", "99999999999", "1e3")) {
            assertThatThrownBy(() -> of(wrong).integer("x")).as(wrong).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void readsIds() {
        assertThat(of("9223372036854775807").id("x")).hasValue(Long.MAX_VALUE);
        assertThat(of("").id("x")).isEmpty();
        for (var wrong : List.of("-1", "a", "9223372036854775808", "+1", "١")) {
            assertThatThrownBy(() -> of(wrong).id("x")).as(wrong).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void readsListsAlsoFromScalarsAndNumberedMaps() {
        var parameters = new Parameters(
                Map.of("list", List.of("a", 1, true, List.of("nested")), "scalar", "a", "map", Map.of("0", "a")));
        assertThat(parameters.texts("list")).containsExactly("a", "1", "true");
        assertThat(parameters.texts("scalar")).containsExactly("a");
        assertThat(parameters.texts("map")).containsExactly("a");
        assertThat(parameters.texts("absent")).isEmpty();
    }

    @Test
    void readsNestedParameters() {
        var parameters = new Parameters(Map.of("source", Map.of("privacy", "direct"), "text", "a"));
        assertThat(parameters.child("source").text("privacy")).contains("direct");
        assertThat(parameters.child("text").has("privacy")).isFalse();
        assertThat(parameters.child("absent").has("privacy")).isFalse();
    }

    @Test
    void readsListsOfNestedParametersAlsoWhereTheyAreNumbered() {
        var fields = List.of(Map.of("name", "a"), Map.of("name", "b"));
        var numbered = new LinkedHashMap<String, Object>();
        numbered.put("0", fields.get(0));
        numbered.put("5", fields.get(1));
        var parameters = new Parameters(Map.of("list", fields, "numbered", numbered, "texts", List.of("a")));
        for (var name : List.of("list", "numbered")) {
            assertThat(parameters.children(name))
                    .extracting(field -> field.text("name").orElse(""))
                    .containsExactly("a", "b");
        }
        assertThat(parameters.children("texts")).isEmpty();
        assertThat(parameters.children("absent")).isEmpty();
    }

    @Test
    void refusesBlankTextWhereItIsRequired() {
        assertThat(of("a").required("x")).isEqualTo("a");
        assertThatThrownBy(() -> of(" ").required("x")).hasMessage("Missing required parameter: x");
        assertThatThrownBy(() -> Parameters.NONE.required("x")).hasMessage("Missing required parameter: x");
    }

    private static Parameters of(String value) {
        return new Parameters(Map.of("x", value));
    }
}
