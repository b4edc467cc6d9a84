package stoa.db.archive;

import org.jspecify.annotations.Nullable;

/** Something cannot be archived, proved or brought back; the message is safe to show to an operator. */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArchiveException(String message) {
        super(message);
    }

    ArchiveException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
