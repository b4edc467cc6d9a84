package stoa.platform.database;

/** A statement was refused before it reached the database: a programming error, named with module, class and line. */
public final class ForbiddenStatementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForbiddenStatementException(String message) {
        super(message);
    }
}
