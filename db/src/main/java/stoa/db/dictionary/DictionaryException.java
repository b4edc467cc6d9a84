package stoa.db.dictionary;

/** The dictionary is not well-formed; the message says where and how. */
public final class DictionaryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DictionaryException(String message) {
        super(message);
    }

    DictionaryException(String message, Throwable cause) {
        super(message, cause);
    }
}
