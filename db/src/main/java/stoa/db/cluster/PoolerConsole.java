package stoa.db.cluster;

import java.sql.SQLException;

/** PgBouncer's console, which its administrators reach as the database {@code pgbouncer}. */
public final class PoolerConsole {
    static final String DATABASE = "pgbouncer";

    /**
     * The console knows no prepared statements, and refuses what the driver sets on each connection, which it does not where
     * it is asked for replication; of a server whose version it does not assume it asks for none.
     */
    private static final String PLAIN = "preferQueryMode=simple&replication=database&connectTimeout=5&socketTimeout=10";

    private PoolerConsole() {}

    /**
     * Has PgBouncer replace its connections to all servers, each when its transaction is over: what was prepared on them
     * before a migration is gone. Clients stay connected and notice nothing.
     *
     * @throws ClusterException where the console cannot be reached, or lets this login do nothing
     */
    public static void reconnect(Endpoint console) {
        var url = console.jdbcUrl();
        var plain = new Endpoint(url + (url.contains("?") ? "&" : "?") + PLAIN, console.user(), console.password());
        try (var connection = plain.connect();
                var statement = connection.createStatement()) {
            statement.execute("RECONNECT");
        } catch (SQLException e) {
            throw new ClusterException("PgBouncer's console does not RECONNECT: " + e.getMessage(), e);
        }
    }
}
