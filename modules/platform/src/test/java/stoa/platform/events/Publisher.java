package stoa.platform.events;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.platform.database.Database;

/** Publishes as a module does. */
@Singleton
class Publisher {
    private final Database database;
    private final Events events;

    Publisher(Database database, Events events) {
        this.database = database;
        this.events = events;
    }

    void publish(Happened... happened) {
        database.write(sql -> {
            events.publish(List.of(happened));
            return happened.length;
        });
    }

    void publishOutside(Happened happened) {
        events.publish(happened);
    }

    void publishAndFail(Happened happened) {
        database.write(sql -> {
            events.publish(happened);
            throw new IllegalStateException("on purpose");
        });
    }
}
