package stoa.statuses.reading;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;
import stoa.platform.ids.Snowflake;
import stoa.statuses.StatusId;

/** Reads a status id from a path; what is no id names nothing. */
@Singleton
final class StatusIdConverter implements TypeConverter<CharSequence, StatusId> {
    @Override
    public Optional<StatusId> convert(CharSequence text, Class<StatusId> type, ConversionContext context) {
        var id = Snowflake.parse(text.toString());
        if (id.isEmpty()) {
            context.reject(text, new IllegalArgumentException("not an id"));
            return Optional.empty();
        }
        return Optional.of(new StatusId(id.getAsLong()));
    }
}
