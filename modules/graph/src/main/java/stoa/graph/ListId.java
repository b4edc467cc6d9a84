package stoa.graph;

/** The id of a list of people. */
public record ListId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
