package stoa.db.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class DictionaryTest {
    private static final String REST = "growth: g, partitioning: none, retention: r, refresh: none}";

    @Test
    void readsTheDictionaryOfThisProject() {
        assertThat(Dictionary.read())
                .extracting(DictionaryEntry::qualifiedName)
                .contains("platform.flyway_schema_history")
                .doesNotHaveDuplicates();
    }

    @Test
    void readsAllFields() {
        assertThat(read("graph.yml", "follow: {owner: graph, purpose: p, exposure: private, " + REST))
                .containsExactly(new DictionaryEntry(
                        "graph", "follow", "graph", "p", Exposure.PRIVATE, "g", "none", "r", "none"));
        assertThat(read("graph.yml", "follow_v1: {owner: graph, purpose: p, exposure: published, " + REST))
                .extracting(DictionaryEntry::qualifiedName)
                .containsExactly("graph_api.follow_v1");
        assertThat(read("graph.yml", "# nothing yet")).isEmpty();
    }

    @Test
    void refusesWhatIsIncompleteOrContradictory() {
        assertThatThrownBy(() -> read("graph.yml", "follow: {owner: graph, purpose: p, exposure: private}"))
                .isInstanceOf(DictionaryException.class)
                .hasMessageContaining("graph.follow lacks growth, partitioning, refresh, retention");
        assertThatThrownBy(
                        () -> read("graph.yml", "follow: {note: n, owner: o, purpose: p, exposure: private, " + REST))
                .hasMessageContaining("has the unknown key 'note'");
        assertThatThrownBy(() -> read("graph.yml", "follow: {owner: '', purpose: p, exposure: private, " + REST))
                .hasMessageContaining("must say its owner");
        assertThatThrownBy(() -> read("graph.yml", "follow: {owner: o, purpose: p, exposure: open, " + REST))
                .hasMessageContaining("which is private or published");
        assertThatThrownBy(() -> read("graph.yaml", "")).hasMessageContaining("called <schema>.yml");
    }

    private static java.util.List<DictionaryEntry> read(String file, String yaml) {
        return Dictionary.read(Map.of(file, yaml));
    }
}
