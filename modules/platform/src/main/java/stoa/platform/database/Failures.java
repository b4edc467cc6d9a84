package stoa.platform.database;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Set;

/** What a failure of work that is tried again means. */
public final class Failures {
    private static final int MAX_TEXT = 4_000;

    /**
     * Classes of SQLSTATE that say nothing about the work: the connection, a conflict with another transaction, resources, an
     * operator, the system.
     */
    private static final Set<String> NOBODYS_FAULT = Set.of("08", "40", "53", "57", "58");

    /** read_only_sql_transaction: the primary has become a standby; lock_not_available. */
    private static final Set<String> NOBODYS_FAULT_STATES = Set.of("25006", "55P03");

    private Failures() {}

    /** Whether the same work may succeed as soon as the database is itself again. */
    public static boolean isOfTheDatabase(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailableException) {
                return true;
            }
            if (cause instanceof SQLException known && known.getSQLState() != null) {
                var state = known.getSQLState();
                return NOBODYS_FAULT_STATES.contains(state)
                        || (state.length() == 5 && NOBODYS_FAULT.contains(state.substring(0, 2)));
            }
        }
        return false;
    }

    /** The beginning of the stack trace, as it can be stored for operators. */
    public static String describe(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        // PostgreSQL stores no null characters in text.
        var said = text.toString().replace('\0', ' ');
        return said.length() <= MAX_TEXT ? said : said.substring(0, MAX_TEXT);
    }
}
