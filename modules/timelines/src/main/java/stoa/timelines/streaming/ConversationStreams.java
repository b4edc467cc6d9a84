package stoa.timelines.streaming;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import stoa.platform.events.Event;
import stoa.platform.events.PublishedEvent;
import stoa.statuses.Conversations;
import stoa.statuses.StatusId;
import stoa.statuses.StatusPosted;

/** Sends conversations to those who take part, when something is posted in them. */
@Singleton
class ConversationStreams extends EventStreams {
    private static final StreamKey DIRECT = StreamKey.of(StreamKey.DIRECT);

    private final Conversations conversations;
    private final JsonMapper json;

    ConversationStreams(Listeners listeners, Conversations conversations, JsonMapper json) {
        super("conversations", listeners);
        this.conversations = conversations;
        this.json = json;
    }

    @Override
    public Set<Class<? extends Event>> watches() {
        return Set.of(StatusPosted.class);
    }

    @Override
    boolean isHeard() {
        return !listeners.hearing(DIRECT).isEmpty();
    }

    @Override
    void stream(List<PublishedEvent> batch) {
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
