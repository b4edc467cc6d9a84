package stoa.platform.database;

import org.jspecify.annotations.Nullable;

/** No connection could be had in time; the caller is told 503 and may try again. */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
