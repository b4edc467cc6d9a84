package stoa.architecture.catalogue;

import java.sql.SQLException;
import stoa.db.cluster.Endpoint;

/** The catalogue as it would be after statements that are rolled back. */
final class PlantedDdl {
    private PlantedDdl() {}

    static Catalogue read(Endpoint owner, String ddl) throws SQLException {
        try (var connection = owner.connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(ddl);
                return new CatalogueReader(connection).read();
            } finally {
                connection.rollback();
            }
        }
    }
}
