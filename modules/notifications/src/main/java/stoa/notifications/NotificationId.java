package stoa.notifications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/** The id of a notification: 41 bits of Unix milliseconds and 12 of sequence. In events it is written as its number. */
@Serdeable
public record NotificationId(long value) {
    private static final int SEQUENCE_BITS = 12;
    private static final int SEQUENCE_BITS_OF_STATUSES = 16;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NotificationId {}

    @JsonValue
    @Override
    public long value() {
        return value;
    }

    /** When it was written, to the millisecond. */
    public Instant instant() {
        return Instant.ofEpochMilli(value >> SEQUENCE_BITS);
    }

    /** The lowest id of what could be told of a status, some minutes for clocks that differ included. */
    public static long lowestAbout(long status) {
        return Math.max((status >> SEQUENCE_BITS_OF_STATUSES) - 600_000, 0) << SEQUENCE_BITS;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
