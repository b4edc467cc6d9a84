package stoa.db.cluster;

/** What stands between the server and PostgreSQL. */
public enum PoolerChoice {
    /** PgBouncer in transaction mode if it is installed; {@link EmbeddedCluster#poolerNote()} says so if it is not. */
    PGBOUNCER,
    /** Clients connect to PostgreSQL directly. */
    NONE
}
