package stoa.platform.events;

import jakarta.inject.Singleton;
import java.util.UUID;

/** What happened in this instance that other threads wait for. */
@Singleton
final class EventSignals {
    private final UUID instance = UUID.randomUUID();
    private final String news = NotificationListener.LOG + " " + instance;
    private final Signal log = new Signal();
    private final Signal published = new Signal();
    private final Signal sharing = new Signal();

    /** This instance has committed events. */
    void published() {
        log.raise();
        published.raise();
    }

    /** By which other instances know this one. */
    UUID instance() {
        return instance;
    }

    /** How this instance tells the others that there is something new in the log. */
    String news() {
        return news;
    }

    /** There may be something new in the log. */
    Signal log() {
        return log;
    }

    /** Other instances are to be told that there is something new in the log. */
    Signal outward() {
        return published;
    }

    /** Who works on what is to be looked at now. */
    Signal sharing() {
        return sharing;
    }
}
