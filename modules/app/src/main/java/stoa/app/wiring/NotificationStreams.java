package stoa.app.wiring;

import io.micronaut.json.JsonMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import stoa.notifications.NotificationView;
import stoa.notifications.Notifications;
import stoa.notifications.Notified;
import stoa.platform.events.Event;
import stoa.platform.events.EventWatcher;
import stoa.platform.events.PublishedEvent;
import stoa.platform.events.WatcherQueue;
import stoa.timelines.Streams;

/** Sends notifications to those who have a stream open on this instance. */
@Singleton
final class NotificationStreams implements EventWatcher {
    private final Notifications notifications;
    private final Streams streams;
    private final JsonMapper json;
    private final WatcherQueue queue;

    NotificationStreams(Notifications notifications, Streams streams, JsonMapper json) {
        this.notifications = notifications;
        this.streams = streams;
        this.json = json;
        this.queue = new WatcherQueue("streaming of notifications", this::stream, streams::cutOff);
    }

    @PreDestroy
    void stop() {
        queue.close();
    }

    @Override
    public Set<Class<? extends Event>> watches() {
        return Set.of(Notified.class);
    }

    @Override
    public void seen(List<PublishedEvent> events) {
        if (!streams.hearingNotifications().isEmpty()) {
            queue.add(events);
        }
    }

    @Override
    public void missed() {
        streams.cutOff();
    }

    private void stream(List<PublishedEvent> batch) {
        var hearing = streams.hearingNotifications();
        var notices = batch.stream()
                .map(PublishedEvent::event)
                .map(Notified.class::cast)
                .flatMap(event -> event.notices().stream())
                .filter(notice -> hearing.contains(notice.account()))
                .toList();
        notifications
                .byNotices(notices)
                .forEach((notice, view) -> streams.sendNotification(notice.account(), write(view)));
    }

    private String write(NotificationView view) {
        try {
            return json.writeValueAsString(view);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
