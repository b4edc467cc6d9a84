package stoa.platform.events;

/** Another instance holds the shard now: what this one was doing to it is rolled back. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(Cursor cursor) {
        super(cursor + " belongs to another instance now");
    }
}
