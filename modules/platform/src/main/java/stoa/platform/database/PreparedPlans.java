package stoa.platform.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.exception.DataAccessException;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the connections of a pool prepare statements by name. After DDL that changes the columns of a result, what is
 * prepared fails ("cached plan must not change result type"), and a pooler that carries statements keeps it until it is told
 * to RECONNECT. So at the first such failure a pool stops naming statements for a while; unnamed ones are planned anew.
 */
final class PreparedPlans {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedPlans.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final String FEATURE_NOT_SUPPORTED = "0A000";
    /** Where PostgreSQL notices it: the message depends on the server's language. */
    private static final String NOTICED_IN = "RevalidateCachedQuery";

    private final String pool;
    private final int threshold;
    private volatile long namesAgainAt = System.nanoTime();

    PreparedPlans(String pool, String url) {
        this.pool = pool;
        this.threshold = thresholdOf(url);
    }

    private static int thresholdOf(String url) {
        try {
            var properties = Driver.parseURL(url, null);
            return properties == null ? 0 : PGProperty.PREPARE_THRESHOLD.getInt(properties);
        } catch (PSQLException e) {
            throw new IllegalArgumentException("prepareThreshold is no number in " + url, e);
        }
    }

    /** Whether a statement failed because what was prepared is out of date; its transaction can be run again. */
    static boolean madeFail(DataAccessException failure) {
        var cause = failure.getCause(PSQLException.class);
        return cause != null
                && FEATURE_NOT_SUPPORTED.equals(cause.getSQLState())
                && cause.getServerErrorMessage() != null
                && NOTICED_IN.equals(cause.getServerErrorMessage().getRoutine());
    }

    /**
     * Stops naming statements for a while.
     *
     * @return whether they were named until now
     */
    synchronized boolean suspend() {
        if (isSuspended()) {
            return false;
        }
        namesAgainAt = System.nanoTime() + PAUSE.toNanos();
        LOG.warn(
                "{}: a migration has outdated prepared statements; for {} s none is named. A pooler is told with RECONNECT",
                pool,
                PAUSE.toSeconds());
        return true;
    }

    private boolean isSuspended() {
        return System.nanoTime() - namesAgainAt < 0;
    }

    Connection fit(Connection connection) throws SQLException {
        return fit(connection, isSuspended() ? 0 : threshold);
    }

    /** For libraries, which do not run again what failed: an unnamed statement is never out of date. */
    static Connection unnamed(Connection connection) throws SQLException {
        return fit(connection, 0);
    }

    /** The pool would take such a connection for broken, and say so with a stack trace. */
    static final class NoLoss implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            return FEATURE_NOT_SUPPORTED.equals(failure.getSQLState())
                    ? Override.DO_NOT_EVICT
                    : Override.CONTINUE_EVICT;
        }
    }

    private static Connection fit(Connection connection, int wanted) throws SQLException {
        var driver = connection.unwrap(PGConnection.class);
        if (driver.getPrepareThreshold() != wanted) {
            driver.setPrepareThreshold(wanted);
        }
        return connection;
    }
}
