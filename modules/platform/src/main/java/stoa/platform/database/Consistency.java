package stoa.platform.database;

import java.time.Duration;

/** What a read may show: decided by the act that reads, before a connection is taken. */
public sealed interface Consistency {

    /** At least everything that the caller has written; the default for a caller with a token. */
    static Consistency ownWrites() {
        return OwnWrites.INSTANCE;
    }

    /**
     * A past of at most the given age, own writes still included.
     *
     * @param staleness positive
     */
    static Consistency atMost(Duration staleness) {
        return new AtMost(staleness);
    }

    /** The present: what the primary has committed. For reads that decide about a write or about a credential. */
    static Consistency primary() {
        return Primary.INSTANCE;
    }

    /** See {@link #ownWrites()}. */
    enum OwnWrites implements Consistency {
        INSTANCE
    }

    /** See {@link #primary()}. */
    enum Primary implements Consistency {
        INSTANCE
    }

    /** See {@link #atMost(Duration)}. */
    record AtMost(Duration staleness) implements Consistency {
        public AtMost {
            if (!staleness.isPositive()) {
                throw new IllegalArgumentException("staleness must be positive: " + staleness);
            }
        }
    }
}
