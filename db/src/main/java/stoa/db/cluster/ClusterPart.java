package stoa.db.cluster;

/** One running program of the cluster, to be disturbed by tests and operators. */
public interface ClusterPart {
    /** Such as {@code primary}, {@code replica-1} or {@code pgbouncer}. */
    String name();

    boolean running();

    /** Starts it and waits until it serves; nothing happens if it runs already. */
    void start();

    /** Stops it in order; nothing happens if it does not run. */
    void stop();

    /** Ends it as a crash would: at once and without a word to its clients. */
    void kill();

    /** Freezes it: connections stay open and nothing answers. */
    void pause();

    void resume();
}
