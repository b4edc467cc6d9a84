package stoa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ParameterNamesTest {
    @Test
    void keepsPlainNames() {
        assertThat(read("a=1", "b=2", "a=3")).isEqualTo(Map.of("a", "3", "b", "2"));
    }

    @Test
    void gathersLists() {
        assertThat(read("ids[]=1", "ids[]=2")).isEqualTo(Map.of("ids", List.of("1", "2")));
    }

    @Test
    void nestsMaps() {
        assertThat(read("source[privacy]=direct", "poll[options][]=x", "poll[options][]=y", "poll[expires_in]=300"))
                .isEqualTo(Map.of(
                        "source", Map.of("privacy", "direct"),
                        "poll", Map.of("options", List.of("x", "y"), "expires_in", "300")));
    }

    @Test
    void gathersListsOfMaps() {
        assertThat(read("a[][x]=1", "a[][y]=2", "a[][x]=3", "a[][z][]=4", "a[][z][]=5", "a[][x]=6"))
                .isEqualTo(Map.of(
                        "a",
                        List.of(
                                Map.of("x", "1", "y", "2"),
                                Map.of("x", "3", "z", List.of("4", "5")),
                                Map.of("x", "6"))));
    }

    @Test
    void takesNumbersForNames() {
        assertThat(read("fields_attributes[0][name]=n", "fields_attributes[1][name]=m"))
                .isEqualTo(Map.of("fields_attributes", Map.of("0", Map.of("name", "n"), "1", Map.of("name", "m"))));
    }

    @Test
    void gathersNamesOfOneElementOfAList() {
        assertThat(read("a[][b]=1", "a[][c]=2", "a[][b]=3"))
                .isEqualTo(Map.of("a", List.of(Map.of("b", "1", "c", "2"), Map.of("b", "3"))));
        assertThat(read("a[][b][]=1", "a[][b][]=2")).isEqualTo(Map.of("a", List.of(Map.of("b", List.of("1", "2")))));
    }

    @Test
    void letsTheLaterOfTwoKindsWin() {
        assertThat(read("a=1", "a[]=2")).isEqualTo(Map.of("a", List.of("2")));
        assertThat(read("a[]=1", "a[b]=2")).isEqualTo(Map.of("a", Map.of("b", "2")));
        assertThat(read("a[b]=1", "a=2")).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void takesNamesThatDoNotNestAsTheyStand() {
        for (var name : List.of("", "[", "]", "[]", "[a]", "a[", "a]", "a[b", "a[b]c", "a" + "[b]".repeat(8))) {
            assertThat(read(name + "=1")).as(name).isEqualTo(Map.of(name, "1"));
        }
    }

    private static Map<String, Object> read(String... pairs) {
        var target = new LinkedHashMap<String, Object>();
        for (var pair : pairs) {
            int equals = pair.indexOf('=');
            ParameterNames.put(target, pair.substring(0, equals), pair.substring(equals + 1));
        }
        return target;
    }
}
