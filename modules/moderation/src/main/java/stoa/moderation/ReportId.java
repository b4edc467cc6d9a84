package stoa.moderation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;

/** The id of a report: a snowflake. In events it is written as its number. */
@Serdeable
public record ReportId(long value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReportId {}

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
