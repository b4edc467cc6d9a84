package stoa.architecture.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.architecture.MigratedCluster;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.dictionary.Dictionary;

/** A migrated database keeps to the module table and to the table dictionary. */
final class CatalogueIT {
    @RegisterExtension
    static final MigratedCluster CLUSTER = new MigratedCluster();

    private static final ModuleTable TABLE = ModuleTable.read();

    @Test
    void seesTheDatabase() throws SQLException {
        var catalogue = read();
        assertThat(catalogue.relations())
                .contains(new Catalogue.Relation("graph", "follow", Catalogue.Kind.TABLE, false, "stoa_owner"))
                .contains(new Catalogue.Relation(
                        "statuses", "status", Catalogue.Kind.PARTITIONED_TABLE, false, "stoa_owner"));
        assertThat(catalogue.grants())
                .contains(new Catalogue.Grant("stoa_graph", "insert", "table", "graph", "follow"))
                .contains(new Catalogue.Grant("stoa_timelines", "select", "table", "graph_api", "follow_v1"));
        assertThat(catalogue.viewReads()).contains(new Catalogue.ViewRead("graph_api", "follow_v1", "graph", "follow"));
        assertThat(catalogue.foreignKeys()).isNotEmpty();
    }

    @Test
    void keepsSchemasKeysAndViewsInTheirModules() throws SQLException {
        Violation.assertNone(new CatalogueRules(TABLE).check(read()));
    }

    @Test
    void grantsWhatTheModuleTableAllows() throws SQLException {
        Violation.assertNone(new GrantRules(TABLE).check(read()));
    }

    @Test
    void isDescribedByTheDictionary() throws SQLException {
        Violation.assertNone(new DictionaryRules(TABLE).check(Dictionary.read(), read()));
    }

    private static Catalogue read() throws SQLException {
        try (var connection = CLUSTER.addresses().ownerDirect().connect()) {
            return new CatalogueReader(connection).read();
        }
    }
}
