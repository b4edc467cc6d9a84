package stoa.statuses;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Collection;

/** The id of a status: a snowflake. In events and jobs it is written as its number. */
@Serdeable
public record StatusId(long value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StatusId {}

    /** Ids as an array for a statement. */
    public static Long[] values(Collection<StatusId> ids) {
        return ids.stream().map(StatusId::value).toArray(Long[]::new);
    }

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
