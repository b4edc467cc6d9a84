package stoa.statuses;

/** The id of a status: a snowflake. */
public record StatusId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
