package stoa.architecture.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.architecture.MigratedCluster;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.dictionary.DictionaryEntry;
import stoa.db.dictionary.Exposure;

/** The rules about the dictionary bite. Only the planted tables of a schema count here. */
final class PlantedDictionaryIT {
    @RegisterExtension
    static final MigratedCluster CLUSTER = new MigratedCluster();

    private static final ModuleTable TABLE = ModuleTable.read();
    private static final String FILE = "db/src/main/resources/db/dictionary/moderation.yml";

    @Test
    void refusesATableWithoutAnEntry() throws SQLException {
        assertThat(after("create table moderation.planted (id bigint)", List.of()))
                .containsExactly(new Violation(
                        "moderation.planted",
                        "the table of module moderation is not in the table dictionary",
                        "add an entry 'planted' to " + FILE
                                + ": owner, purpose, exposure, growth, partitioning, retention, refresh"));
    }

    @Test
    void refusesAViewAndAMaterializedViewWithoutAnEntry() throws SQLException {
        assertThat(after("""
                create view moderation_api.planted_v1 as select 1 as id;
                create materialized view moderation.planted_total as select 1 as id
                """, List.of()))
                .extracting(Violation::what)
                .containsExactly(
                        "the materialized view of module moderation is not in the table dictionary",
                        "the view of module moderation is not in the table dictionary");
    }

    @Test
    void asksForNoEntryOfAPartition() throws SQLException {
        assertThat(after("""
                create table moderation.planted (id bigint) partition by range (id);
                create table moderation.planted_y2026 partition of moderation.planted for values from (0) to (1)
                """, List.of(entry("moderation", "planted_absent", Exposure.PRIVATE, "none", "none"))))
                .extracting(Violation::where)
                .containsExactly(FILE + " (planted_absent)", "moderation.planted");
    }

    @Test
    void refusesAnEntryWithoutATable() throws SQLException {
        assertThat(after("", List.of(entry("moderation", "planted", Exposure.PRIVATE, "none", "none"))))
                .containsExactly(new Violation(
                        FILE + " (planted)",
                        "the dictionary describes moderation.planted, which no migration makes",
                        "remove the entry, or correct its name"));
    }

    @Test
    void comparesPartitioningBothWays() throws SQLException {
        assertThat(after(
                        """
                create table moderation.planted_kept (id bigint) partition by range (id);
                create table moderation.planted_plain (id bigint)
                """,
                        List.of(
                                entry("moderation", "planted_kept", Exposure.PRIVATE, "none", "none"),
                                entry("moderation", "planted_plain", Exposure.PRIVATE, "range of id", "none"))))
                .containsExactly(
                        new Violation(
                                FILE + " (planted_kept)",
                                "moderation.planted_kept of module moderation says partitioning: none, but the database"
                                        + " has a partitioned table",
                                "say by what it is partitioned, and how large a partition is"),
                        new Violation(
                                FILE + " (planted_plain)",
                                "moderation.planted_plain of module moderation says partitioning: range of id, but the"
                                        + " database has a table",
                                "write none, or partition the table"));
    }

    @Test
    void comparesExposureBothWays() throws SQLException {
        assertThat(after(
                        """
                create view moderation_api.planted_v1 as select 1 as id;
                create table moderation.planted (id bigint)
                """,
                        List.of(
                                entry("moderation", "planted_v1", Exposure.PRIVATE, "none", "none"),
                                entry("moderation_api", "planted", Exposure.PUBLISHED, "none", "none"))))
                .containsExactlyInAnyOrder(
                        new Violation(
                                FILE + " (planted_v1)",
                                "moderation.planted_v1 of module moderation is private in the dictionary, but the database"
                                        + " has moderation_api.planted_v1",
                                "write exposure: published"),
                        new Violation(
                                FILE + " (planted)",
                                "moderation_api.planted of module moderation is published in the dictionary, but the"
                                        + " database has moderation.planted",
                                "write exposure: private, or publish a view of it"));
    }

    @Test
    void comparesOwnerAndRefresh() throws SQLException {
        var wrong = new DictionaryEntry(
                "moderation_api",
                "planted_v1",
                "graph",
                "planted",
                Exposure.PUBLISHED,
                "none",
                "none",
                "none",
                "hourly",
                Optional.empty());
        assertThat(after("create view moderation_api.planted_v1 as select 1 as id", List.of(wrong)))
                .containsExactly(
                        published(
                                "has the owner graph, but is in the schema of module moderation",
                                "write owner: moderation, or move the table"),
                        published("says refresh: hourly, but the database has a view", "write none"));
        assertThat(after(
                        "create materialized view moderation.planted as select 1 as id",
                        List.of(entry("moderation", "planted", Exposure.PRIVATE, "none", "none"))))
                .extracting(Violation::what)
                .containsExactly("moderation.planted of module moderation says refresh: none, but the database has a"
                        + " materialized view");
    }

    private static Violation published(String what, String instead) {
        return new Violation(FILE + " (planted_v1)", "moderation_api.planted_v1 of module graph " + what, instead);
    }

    private static DictionaryEntry entry(
            String schema, String name, Exposure exposure, String partitioning, String refresh) {
        return new DictionaryEntry(
                schema,
                name,
                "moderation",
                "planted",
                exposure,
                "none",
                partitioning,
                "none",
                refresh,
                Optional.empty());
    }

    /** What the planted tables and entries add to the differences that there are without them. */
    private static List<Violation> after(String ddl, List<DictionaryEntry> dictionary) throws SQLException {
        var rules = new DictionaryRules(TABLE);
        var owner = CLUSTER.addresses().ownerDirect();
        var before = rules.check(List.of(), PlantedDdl.read(owner, "select"));
        var found = new ArrayList<>(rules.check(dictionary, PlantedDdl.read(owner, ddl)));
        found.removeAll(before);
        return found;
    }
}
