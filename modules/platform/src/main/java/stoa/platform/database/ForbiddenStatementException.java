package stoa.platform.database;

import org.jspecify.annotations.Nullable;

/**
 * A statement was refused: before it reached the database, or by the database because of the module's role. A programming
 * error, named with module, class and line.
 */
public final class ForbiddenStatementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForbiddenStatementException(String message) {
        super(message);
    }

    ForbiddenStatementException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
