package stoa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyReaderTest {
    private final BodyReader bodies = new BodyReader(JsonMapper.createDefault());

    @Test
    void readsForms() {
        assertThat(read("application/x-www-form-urlencoded; charset=utf-8", "a=1+2&b%5B%5D=%C3%A4&c=#x&d"))
                .isEqualTo(Map.of("a", "1 2", "b", List.of("ä"), "c", "#x", "d", ""));
    }

    @Test
    void readsJson() {
        assertThat(read("application/json", "{\"a\":1,\"b\":[\"x\"],\"c\":null,\"d\":{\"e\":true}}"))
                .isEqualTo(Map.of("a", 1, "b", List.of("x"), "d", Map.of("e", true)));
        assertThat(read("application/json; charset=utf-8", "null")).isEmpty();
        assertThat(read("application/vnd.api+json", "{\"a\":\"1\"}")).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void readsTheFieldsOfMultipartData() {
        var body = """
                --b
                Content-Disposition: form-data; name="status"

                Grüße
                zwei
                --b
                Content-Disposition: form-data; name="ids[]"

                1
                --b--
                """.replace("\n", "\r\n");
        assertThat(read("multipart/form-data; boundary=b", body))
                .isEqualTo(Map.of("status", "Grüße\r\nzwei", "ids", List.of("1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"a\"", "nonsense"})
    void refusesJsonThatIsNoObject(String json) {
        assertThatThrownBy(() -> read("application/json", json)).isInstanceOf(Refusal.class);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> read("text/plain", "a=1"))
                .hasMessage("Unsupported content type: send form data or JSON");
        assertThatThrownBy(() -> read("multipart/form-data", "a=1")).hasMessage("Malformed multipart data");
        assertThatThrownBy(() -> read("application/x-www-form-urlencoded", "a=%zz"))
                .hasMessage("Malformed form data");
    }

    @Test
    void readsAThousandFieldsAtMost() {
        var fields = new String[1_500];
        Arrays.setAll(fields, i -> "f" + i + "=1");
        assertThat(read("application/x-www-form-urlencoded", String.join("&", fields)))
                .hasSizeLessThanOrEqualTo(1_000);
    }

    private Map<String, Object> read(String type, String body) {
        var target = new LinkedHashMap<String, Object>();
        bodies.readInto(target, MediaType.of(type), body.getBytes(StandardCharsets.UTF_8));
        return target;
    }
}
