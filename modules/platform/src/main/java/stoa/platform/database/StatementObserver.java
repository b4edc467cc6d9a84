package stoa.platform.database;

/** Told of every statement of a request before it is sent, not of those of jobs; for counting them in tests and metrics. Must be quick. */
@FunctionalInterface
public interface StatementObserver {
    /**
     * Takes note of a statement.
     *
     * @param tag module and slice that send it, such as {@code statuses.posting}
     * @param sql the rendered statement without its bind values
     */
    void statement(String tag, String sql);
}
