package stoa.db.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.PGConnection;
import stoa.db.classpath.ResourceFolder;

/** Makes the database and the logins of a new primary; doing so again changes nothing. */
final class Bootstrap {
    private static final String ROLES = "db/bootstrap/roles.sql";

    private Bootstrap() {}

    /** Changes with the SQL file, so that a cluster knows which one was applied to it. */
    static String version() {
        return ResourceFolder.hash(Map.of(ROLES, ResourceFolder.text(ROLES)));
    }

    static void apply(PostgresServer primary, Secrets secrets) throws SQLException {
        try (Connection connection = primary.awaitConnection("postgres")) {
            createDatabase(connection);
        }
        try (Connection connection = primary.awaitConnection(Jdbc.DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(ResourceFolder.text(ROLES));
            for (Role role : Role.values()) {
                if (role != Role.SUPERUSER) {
                    // Sends a SCRAM verifier: the password itself reaches neither the log nor pg_stat_statements.
                    connection
                            .unwrap(PGConnection.class)
                            .alterUserPassword(role.login(), secrets.of(role).toCharArray(), "scram-sha-256");
                }
            }
        }
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (PreparedStatement exists =
                connection.prepareStatement("select 1 from pg_catalog.pg_database where datname = ?")) {
            exists.setString(1, Jdbc.DATABASE);
            try (ResultSet found = exists.executeQuery()) {
                if (found.next()) {
                    return;
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database " + Jdbc.DATABASE);
        }
    }
}
