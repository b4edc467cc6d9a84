package stoa.platform.events;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns events into rows and back, by the names that their types carry. */
@Singleton
final class EventTypes {
    private final ObjectMapper json;

    EventTypes(ObjectMapper json) {
        this.json = json;
    }

    static EventType of(Class<? extends Event> type) {
        var named = type.getAnnotation(EventType.class);
        if (named == null) {
            throw new IllegalArgumentException(type.getName() + " carries no @EventType");
        }
        return named;
    }

    String write(Event event) {
        try {
            return json.writeValueAsString(event);
        } catch (IOException e) {
            throw new UncheckedIOException("an event cannot be written: " + event, e);
        }
    }

    Selection select(Set<Class<? extends Event>> types) {
        return new Selection(types);
    }

    private record Key(String name, int version) {}

    /** Some types, as one reader wants them. */
    final class Selection {
        private final Map<Key, Class<? extends Event>> types = new HashMap<>();

        private Selection(Collection<Class<? extends Event>> wanted) {
            for (var type : wanted) {
                var named = of(type);
                var other = types.put(new Key(named.name(), named.version()), type);
                if (other != null && other != type) {
                    throw new IllegalArgumentException(type.getName() + " and " + other.getName() + " are both called "
                            + named.name() + " version " + named.version());
                }
            }
        }

        boolean wants(LogEntry entry) {
            return types.containsKey(new Key(entry.name(), entry.version()));
        }

        List<LogEntry> among(List<LogEntry> entries) {
            return entries.stream().filter(this::wants).collect(Collectors.toList());
        }

        PublishedEvent read(LogEntry entry) {
            var type = types.get(new Key(entry.name(), entry.version()));
            if (type == null) {
                throw new IllegalArgumentException(
                        "event " + entry.id() + " is of no type that is read here: " + entry.name());
            }
            try {
                return new PublishedEvent(entry.id(), entry.publishedAt(), json.readValue(entry.payload(), type));
            } catch (IOException e) {
                throw new UncheckedIOException("event " + entry.id() + " cannot be read", e);
            }
        }

        List<PublishedEvent> read(List<LogEntry> entries) {
            return entries.stream().map(this::read).toList();
        }
    }
}
