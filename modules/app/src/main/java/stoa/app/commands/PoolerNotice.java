package stoa.app.commands;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.db.cluster.ClusterException;
import stoa.db.cluster.Endpoint;
import stoa.db.cluster.PoolerConsole;

/** Tells the pooler, where there is one, that statements which it keeps prepared are out of date. */
@FunctionalInterface
interface PoolerNotice {
    Logger LOG = LoggerFactory.getLogger(PoolerNotice.class);

    String BY_HAND = "run RECONNECT on PgBouncer's console now (psql -p 6432 -U stoa_pooler pgbouncer -c RECONNECT);"
            + " until then servers run what they have prepared once more, unprepared";

    /** There is no pooler. */
    PoolerNotice NOBODY = () -> {};

    /** There is one, but nobody has said where its console is. */
    PoolerNotice OPERATOR = () ->
            LOG.warn("The database was migrated behind a pooler and STOA_POOLER_ADMIN_URL is not set: {}", BY_HAND);

    void give();

    /** To the console of PgBouncer. A migration that has been applied does not fail for it. */
    static PoolerNotice to(Endpoint console) {
        return () -> {
            try {
                PoolerConsole.reconnect(console);
                LOG.info("PgBouncer replaces its connections after the migration");
            } catch (ClusterException e) {
                LOG.warn("{}: {}", e.getMessage(), BY_HAND);
            }
        };
    }
}
