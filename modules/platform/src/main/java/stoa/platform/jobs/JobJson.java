package stoa.platform.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Jobs as they are stored: JSON. */
@Singleton
final class JobJson implements Serializer {
    private final ObjectMapper json;

    JobJson(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        if (data == null) {
            return null;
        }
        try {
            return json.writeValueAsBytes(data);
        } catch (IOException e) {
            throw new UncheckedIOException("a job cannot be written: " + data, e);
        }
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
        if (stored == null) {
            return null;
        }
        try {
            return json.readValue(stored, type);
        } catch (IOException e) {
            throw new UncheckedIOException("a job cannot be read as " + type.getName(), e);
        }
    }
}
