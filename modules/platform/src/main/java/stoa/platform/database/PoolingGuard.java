package stoa.platform.database;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses, at the edge to the driver, what a transaction pooler does not carry; whether there is one or not, so that what
 * works on a developer's machine works behind the pooler too.
 */
final class PoolingGuard {
    /** Lists of different lengths make texts without end. */
    private static final int MAX_KNOWN = 4_096;

    private static final int MAX_KNOWN_LENGTH = 16_384;
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private PoolingGuard() {}

    /** Lets a text pass, or throws; a text that has passed is not read again. */
    static void check(String sql) {
        if (KNOWN.contains(sql)) {
            return;
        }
        PoolingRules.find(sql).ifPresent(fault -> {
            throw refusal(fault);
        });
        if (sql.length() <= MAX_KNOWN_LENGTH) {
            if (KNOWN.size() >= MAX_KNOWN) {
                KNOWN.clear();
            }
            KNOWN.add(sql);
        }
    }

    /** A call of JDBC that makes the driver set something for the session. */
    static ForbiddenStatementException refusalOfCall(String method) {
        return refusal(new PoolingRules.Fault("Connection." + method, "use SET LOCAL inside Database.write"));
    }

    private static ForbiddenStatementException refusal(PoolingRules.Fault fault) {
        var caller = CallSite.outsidePlatform();
        return new ForbiddenStatementException(caller.sender() + " uses " + fault.what()
                + ", which a transaction pooler does not carry, at " + caller + ": " + fault.instead());
    }
}
