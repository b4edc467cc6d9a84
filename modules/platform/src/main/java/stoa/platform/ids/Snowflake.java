package stoa.platform.ids;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * Ids that carry their time: 48 bits of Unix milliseconds, then 16 bits of sequence, as Mastodon's do. They are made by
 * the database ({@code platform.timestamp_id()}); here they are only read.
 */
public final class Snowflake {
    private static final int SEQUENCE_BITS = 16;
    private static final int MAX_DIGITS = 19;

    private Snowflake() {}

    /** The instant that an id carries, to the millisecond. */
    public static Instant instantOf(long id) {
        return Instant.ofEpochMilli(id >> SEQUENCE_BITS);
    }

    /** The lowest id of an instant; any id made later is greater or equal. */
    public static long lowestAt(Instant instant) {
        return instant.toEpochMilli() << SEQUENCE_BITS;
    }

    /** Reads an id as clients send it: decimal digits of a positive signed 64-bit number, else empty. */
    public static OptionalLong parse(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }
}
