package stoa.timelines.streaming;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import stoa.accounts.AnnouncementPublished;
import stoa.accounts.AnnouncementReacted;
import stoa.accounts.AnnouncementView;
import stoa.accounts.AnnouncementWithdrawn;
import stoa.accounts.Announcements;
import stoa.platform.events.Event;
import stoa.platform.events.PublishedEvent;

/** Sends announcements, and what people think of them, to everybody who hears their own stream. */
@Singleton
class AnnouncementStreams extends EventStreams {
    private final Announcements announcements;
    private final JsonMapper json;

    AnnouncementStreams(Listeners listeners, Announcements announcements, JsonMapper json) {
        super("announcements", listeners);
        this.announcements = announcements;
        this.json = json;
    }

    @Override
    public Set<Class<? extends Event>> watches() {
        return Set.of(AnnouncementPublished.class, AnnouncementReacted.class, AnnouncementWithdrawn.class);
    }

    @Override
    void stream(List<PublishedEvent> batch) {
        for (var published : batch) {
            switch (published.event()) {
                case AnnouncementPublished is ->
                    announcements.find(is.announcement()).ifPresent(view -> send("announcement", write(view)));
                case AnnouncementReacted is ->
                    announcements
                            .find(is.announcement())
                            .ifPresent(view -> send("announcement.reaction", write(reaction(view, is.name()))));
                case AnnouncementWithdrawn is -> send("announcement.delete", Long.toString(is.announcement()));
                default -> {}
            }
        }
    }

    /** How many think so now: none, where the last one took it back. */
    private static Object reaction(AnnouncementView view, String name) {
        var reaction = new LinkedHashMap<String, Object>();
        reaction.put("name", name);
        reaction.put(
                "count",
                view.reactions().stream()
                        .filter(one -> one.name().equals(name))
                        .mapToInt(AnnouncementView.Reaction::count)
                        .sum());
        reaction.put("announcement_id", view.id());
        return reaction;
    }

    private String write(Object payload) {
        return SocketOutlet.write(json, payload);
    }

    private void send(String event, String payload) {
        listeners.send(StreamKey.of(StreamKey.USER), anybody -> true, event, payload);
    }
}
