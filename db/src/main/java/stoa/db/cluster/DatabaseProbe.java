package stoa.db.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * One connection to a database that exists already: whether it can be had, and what stands in between.
 *
 * <p>A transaction pooler gives each transaction another server, which does not know the statements that were prepared on
 * the one before, unless the pooler carries them (PgBouncer from 1.21). The driver prepares what it runs often, so where
 * they are not carried it is told not to.
 */
public final class DatabaseProbe {
    private static final int TIMEOUT_SECONDS = 5;
    /** What PgBouncer calls the statements that it carries from server to server. */
    private static final String CARRIED = "PGBOUNCER_%";

    private static final String ALREADY_PREPARED = "42P05";

    private final boolean pooled;
    private final boolean carried;

    private DatabaseProbe(boolean pooled, boolean carried) {
        this.pooled = pooled;
        this.carried = carried;
    }

    /**
     * Connects once.
     *
     * @throws SQLException where no connection could be had within five seconds
     */
    public static DatabaseProbe of(Endpoint endpoint) throws SQLException {
        var patient = new Endpoint(
                with(with(endpoint.jdbcUrl(), "connectTimeout", TIMEOUT_SECONDS), "socketTimeout", TIMEOUT_SECONDS),
                endpoint.user(),
                endpoint.password());
        try (var connection = patient.connect()) {
            // A pooler invents the number by which its client may cancel; a server gives its own.
            boolean pooled =
                    backend(connection) != connection.unwrap(PGConnection.class).getBackendPID();
            return new DatabaseProbe(pooled, pooled && carries(connection));
        }
    }

    /** Whether something stands between this process and PostgreSQL. */
    public boolean pooled() {
        return pooled;
    }

    /** The endpoint as the server is to use it; what its URL says itself is left. */
    public Endpoint fitted(Endpoint endpoint) {
        return pooled && !carried ? unprepared(endpoint) : endpoint;
    }

    /** The endpoint without prepared statements, which works everywhere. */
    public static Endpoint unprepared(Endpoint endpoint) {
        return new Endpoint(with(endpoint.jdbcUrl(), "prepareThreshold", 0), endpoint.user(), endpoint.password());
    }

    private static String with(String url, String parameter, int value) {
        return url.contains(parameter + "=") ? url : url + (url.contains("?") ? "&" : "?") + parameter + "=" + value;
    }

    private static int backend(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean carries(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(
                "select exists (select from pg_catalog.pg_prepared_statements where name like ?)")) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            statement.setString(1, CARRIED);
            boolean carried;
            try (var row = statement.executeQuery()) {
                row.next();
                carried = row.getBoolean(1);
            }
            if (!carried) {
                // What was prepared to find out must not meet the next client of this server.
                try (var cleaning = connection.createStatement()) {
                    cleaning.execute("deallocate all");
                }
            }
            return carried;
        } catch (SQLException e) {
            if (ALREADY_PREPARED.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            connection.rollback();
        }
    }
}
