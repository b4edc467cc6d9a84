package stoa.statuses;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;

/** The id of a status: a snowflake. In events and jobs it is written as its number. */
@Serdeable
public record StatusId(long value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StatusId {}

    @JsonValue
    @Override
    public long value() {
        return value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
