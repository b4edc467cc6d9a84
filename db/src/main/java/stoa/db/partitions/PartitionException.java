package stoa.db.partitions;

/** Partitions cannot be listed, made or retired; the message is safe to show to an operator. */
public final class PartitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PartitionException(String message) {
        super(message);
    }

    PartitionException(String message, Throwable cause) {
        super(message, cause);
    }
}
