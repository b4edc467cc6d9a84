package stoa.timelines.streaming;

import io.micronaut.json.JsonMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import stoa.platform.events.Event;
import stoa.platform.events.EventWatcher;
import stoa.platform.events.PublishedEvent;
import stoa.platform.events.WatcherQueue;
import stoa.statuses.Conversations;
import stoa.statuses.StatusId;
import stoa.statuses.StatusPosted;

/** Sends conversations to those who take part, when something is posted in them. */
@Singleton
class ConversationStreams implements EventWatcher {
    private static final StreamKey DIRECT = StreamKey.of(StreamKey.DIRECT);

    private final Listeners listeners;
    private final Conversations conversations;
    private final JsonMapper json;
    private final WatcherQueue queue;

    ConversationStreams(Listeners listeners, Conversations conversations, JsonMapper json) {
        this.listeners = listeners;
        this.conversations = conversations;
        this.json = json;
        this.queue = new WatcherQueue("streaming of conversations", this::stream, listeners::cutOff);
    }

    @PreDestroy
    void stop() {
        queue.close();
    }

    @Override
    public Set<Class<? extends Event>> watches() {
        return Set.of(StatusPosted.class);
    }

    @Override
    public void seen(List<PublishedEvent> events) {
        if (!listeners.hearing(DIRECT).isEmpty()) {
            queue.add(events);
        }
    }

    @Override
    public void missed() {
        listeners.cutOff();
    }

    private void stream(List<PublishedEvent> batch) {
        var direct = new LinkedHashSet<StatusId>();
        for (var published : batch) {
            if (published.event() instanceof StatusPosted posted && "direct".equals(posted.visibility())) {
                direct.add(posted.status());
            }
        }
        var readers = listeners.hearing(DIRECT);
        if (!direct.isEmpty() && !readers.isEmpty()) {
            conversations
                    .endingIn(direct, readers)
                    .forEach((reader, views) -> views.forEach(
                            view -> listeners.send(DIRECT, reader, "conversation", SocketOutlet.write(json, view))));
        }
    }
}
