package stoa.platform.events;

import java.util.Collection;
import java.util.List;

/** Where modules say what happened. */
public interface Events {

    /**
     * Publishes events with the surrounding {@code Database.write}: they exist exactly if it commits. They are written at its
     * end, in the order in which they were published, in one statement; nobody waits for their readers.
     *
     * @throws IllegalStateException outside of a write
     */
    void publish(Collection<? extends Event> events);

    /** Publishes one. */
    default void publish(Event event) {
        publish(List.of(event));
    }
}
