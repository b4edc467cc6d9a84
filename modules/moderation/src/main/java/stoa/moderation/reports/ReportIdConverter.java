package stoa.moderation.reports;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;
import stoa.moderation.ReportId;
import stoa.platform.ids.Snowflake;

/** Reads a report's id from a path; what is no id names none. */
@Singleton
final class ReportIdConverter implements TypeConverter<CharSequence, ReportId> {
    @Override
    public Optional<ReportId> convert(CharSequence text, Class<ReportId> type, ConversionContext context) {
        var id = Snowflake.parse(text.toString());
        if (id.isEmpty()) {
            context.reject(text, new IllegalArgumentException("not an id"));
            return Optional.empty();
        }
        return Optional.of(new ReportId(id.getAsLong()));
    }
}
