package stoa.notifications.reading;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;
import stoa.notifications.NotificationId;
import stoa.platform.ids.Snowflake;

/** Reads the id of a notification, or of a request, from a path; what is no id names nothing. */
@Singleton
final class NotificationIdConverter implements TypeConverter<CharSequence, NotificationId> {
    @Override
    public Optional<NotificationId> convert(CharSequence text, Class<NotificationId> type, ConversionContext context) {
        var id = Snowflake.parse(text.toString());
        if (id.isEmpty()) {
            context.reject(text, new IllegalArgumentException("not an id"));
            return Optional.empty();
        }
        return Optional.of(new NotificationId(id.getAsLong()));
    }
}
