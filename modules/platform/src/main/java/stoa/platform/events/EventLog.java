package stoa.platform.events;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.impl.DSL;
import stoa.platform.database.Database;

/**
 * Writes events. They are gathered while the transaction runs and inserted at its very end, so that it holds the log up
 * for its last two round trips only, however long it takes.
 */
@Singleton
final class EventLog implements Events {
    private final Database database;
    private final EventTypes types;
    private final EventSignals signals;

    EventLog(Database database, EventTypes types, EventSignals signals) {
        this.database = database;
        this.types = types;
        this.signals = signals;
    }

    @Override
    public void publish(Collection<? extends Event> events) {
        if (!events.isEmpty()) {
            database.beforeCommit(Gathered.class, Gathered::new).add(events);
        }
    }

    /** The events of one transaction. */
    private final class Gathered implements Runnable {
        private final List<Event> events = new ArrayList<>();

        void add(Collection<? extends Event> more) {
            events.addAll(more);
        }

        @Override
        public void run() {
            var kinds = events.stream()
                    .map(event -> EventTypes.of(event.getClass()))
                    .toList();
            database.write(sql -> sql.fetch(
                    "select platform.publish_events({0}, {1}, {2}, {3}::text[]::jsonb[])",
                    DSL.val(kinds.stream().map(EventType::name).toArray(String[]::new)),
                    DSL.val(kinds.stream().map(kind -> (short) kind.version()).toArray(Short[]::new)),
                    DSL.val(events.stream().map(Event::orderingKey).toArray(Long[]::new)),
                    DSL.val(events.stream().map(types::write).toArray(String[]::new))));
            database.afterCommit(signals::published);
        }
    }
}
