package stoa.db.health;

/** The database cannot be looked at; the message is safe to show to an operator. */
public final class HealthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HealthException(String message, Throwable cause) {
        super(message, cause);
    }
}
