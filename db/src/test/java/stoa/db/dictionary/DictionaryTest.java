package stoa.db.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class DictionaryTest {
    private static final String REST = "growth: g, partitioning: none, retention: r, refresh: none}";
    private static final String MONTHLY =
            "{interval: month, id-bits: 16, premake: 3, retention: 2 years, grace: 7 days, end: archive}";

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
                        "graph", "follow", "graph", "p", Exposure.PRIVATE, "g", "none", "r", "none", Optional.empty()));
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

    @Test
    void readsHowPartitionsComeAndGo() {
        var status = new Lifecycle(
                "status",
                Lifecycle.Interval.MONTH,
                OptionalInt.of(16),
                3,
                Optional.of("2 years"),
                "7 days",
                Lifecycle.End.ARCHIVE,
                Optional.empty());
        assertThat(read("statuses.yml", partitioned("status", MONTHLY) + partitioned("poll", "{as: status}")))
                .extracting(DictionaryEntry::lifecycle)
                .containsExactly(Optional.of(status), Optional.of(status));
    }

    @Test
    void refusesLifecyclesThatCannotBe() {
        refusesLifecycle("{as: other}", "shares the lifecycle of other, which declares none");
        refusesLifecycle("{as: status, end: drop}", "says more of its lifecycle");
        refusesLifecycle(MONTHLY.replace("month", "decade"), "which is none of day, month, week");
        refusesLifecycle(MONTHLY.replace("2 years", "long"), "has the retention 'long' in its lifecycle");
        refusesLifecycle(MONTHLY.replace("grace: 7 days, ", ""), "must say the grace of its lifecycle");
        refusesLifecycle(MONTHLY.replace("premake: 3", "premake: 0"), "a number between 1 and 400");
        refusesLifecycle(MONTHLY.replace("}", ", held-by: 'drop table'}"), "which is not like 'schema.function'");
        refusesLifecycle(MONTHLY.replace("}", ", note: n}"), "unknown key 'note'");
        assertThatThrownBy(() -> read(
                        "statuses.yml",
                        "status: {owner: o, purpose: p, exposure: private, growth: g, partitioning: range of id,"
                                + " retention: r, refresh: none}"))
                .hasMessageContaining("is partitioned by range, so it must declare its lifecycle");
        assertThatThrownBy(() ->
                        read("statuses.yml", partitioned("status", MONTHLY).replace("range of id", "list of pool")))
                .hasMessageContaining("its partitioning must begin with 'range of '");
    }

    private static void refusesLifecycle(String lifecycle, String why) {
        assertThatThrownBy(() -> read("statuses.yml", partitioned("status", lifecycle)))
                .isInstanceOf(DictionaryException.class)
                .hasMessageContaining(why);
    }

    private static String partitioned(String table, String lifecycle) {
        return table + ": {owner: o, purpose: p, exposure: private, growth: g, partitioning: range of id, retention: r,"
                + " refresh: none, lifecycle: " + lifecycle + "}\n";
    }

    private static java.util.List<DictionaryEntry> read(String file, String yaml) {
        return Dictionary.read(Map.of(file, yaml));
    }
}
