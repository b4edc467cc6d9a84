package planted.upper.browsing;

import planted.db.Cluster;
import planted.elsewhere.Stray;
import planted.lower.LowerThings;
import planted.lower.reading.Reader;
import planted.lower.sql.lower.tables.Row;
import planted.upper.UpperThings;

/** Uses the API of lower, which it may, and then much that it may not. */
public final class Browser {
    private Browser() {}

    public static int limit() {
        return 20;
    }

    static int browse(LowerThings things) {
        return things.count() + UpperThings.LIMITS.size();
    }

    static int reachInside() {
        return Reader.read();
    }

    static Object foreignTable() {
        return new Row();
    }

    static int outside() {
        return Stray.COUNT.intValue();
    }

    static int database() {
        return Cluster.start();
    }
}
