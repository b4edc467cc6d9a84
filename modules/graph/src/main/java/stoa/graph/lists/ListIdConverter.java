package stoa.graph.lists;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;
import stoa.graph.ListId;
import stoa.platform.ids.Snowflake;

/** Reads a list's id from a path; what is no id names nothing. */
@Singleton
final class ListIdConverter implements TypeConverter<CharSequence, ListId> {
    @Override
    public Optional<ListId> convert(CharSequence text, Class<ListId> type, ConversionContext context) {
        var id = Snowflake.parse(text.toString());
        if (id.isEmpty()) {
            context.reject(text, new IllegalArgumentException("not an id"));
            return Optional.empty();
        }
        return Optional.of(new ListId(id.getAsLong()));
    }
}
