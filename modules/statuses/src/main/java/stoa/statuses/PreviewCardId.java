package stoa.statuses;

/** Which link, of those of which something is known. */
public record PreviewCardId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
