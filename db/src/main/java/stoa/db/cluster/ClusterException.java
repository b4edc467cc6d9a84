package stoa.db.cluster;

/** The embedded cluster cannot do what was asked; the message is one sentence that says what to do about it. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClusterException(String message) {
        super(message);
    }

    ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
