package stoa.db.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManifestTest {
    @Test
    void readsTheTableOfThisProject() {
        Manifest manifest = Manifest.read(Path.of(System.getProperty("stoa.root"), "architecture-tests/modules.yml"));
        assertThat(manifest.modules()).first().extracting(ModuleEntry::name).isEqualTo("platform");
        assertThat(manifest.get("app").schema()).isEmpty();
        assertThat(manifest.schemas()).contains("statuses").doesNotContain("app");
    }

    @Test
    void keepsTheOrderAndAllFields() {
        Manifest manifest = read("""
                base: {schema: base_rows, owns: the base, may_call: [], api: [web]}
                top: {owns: the top, may_call: [base]}
                """);
        assertThat(manifest.modules())
                .containsExactly(
                        new ModuleEntry("base", Optional.of("base_rows"), "the base", List.of(), List.of("web")),
                        new ModuleEntry("top", Optional.empty(), "the top", List.of("base"), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                          | must be a map from module names
                    'a: 1'                                                      | module a: must be a map
                    'a: {owns: x, may_call: [], calls: []}'                     | module a: has the unknown key 'calls'
                    'a: {may_call: []}'                                         | module a: must say in one line what it owns
                    'a: {owns: x}'                                              | module a: may_call must be a list
                    'a: {owns: x, may_call: [b]}'                               | may_call names 'b', which is not written above it
                    'a: {owns: x, may_call: [a]}'                               | may_call names 'a', which is not written above it
                    'a: {owns: x, may_call: [], schema: No}'                    | a's schema must be lower-case letters
                    'a: {owns: x, may_call: [], api: [w, w]}'                   | api names something twice
                    '{a: {owns: x, may_call: []}, a: {owns: x, may_call: []}}'  | not well-formed
                    'a: ['                                                      | not well-formed
                    """)
    void namesTheFault(String yaml, String fault) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ManifestException.class)
                .hasMessageStartingWith("modules.yml")
                .hasMessageContaining(fault);
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThatThrownBy(() -> Manifest.read(Path.of("/nowhere/modules.yml")))
                .hasMessage("There is no module table at /nowhere/modules.yml.");
    }

    private static Manifest read(String yaml) {
        return new ManifestReader("modules.yml").read(yaml);
    }
}
