package stoa.timelines.streaming;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.graph.ListId;
import stoa.platform.events.Event;
import stoa.platform.events.PublishedEvent;
import stoa.statuses.FiltersChanged;
import stoa.statuses.PreviewAttached;
import stoa.statuses.StatusDeleted;
import stoa.statuses.StatusEdited;
import stoa.statuses.StatusId;
import stoa.statuses.StatusPosted;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.timelines.home.Audience;

/**
 * Sends what is posted, edited and deleted to whoever hears of it. For a batch of statuses and all who are connected it takes
 * a fixed number of statements: one for whose home timelines they reach, one for lists, and those that render them for all.
 */
@Singleton
class StatusStreams extends EventStreams {
    private static final String PUBLIC = "public";

    private final Audience audience;
    private final Statuses statuses;
    private final JsonMapper json;

    StatusStreams(Listeners listeners, Audience audience, Statuses statuses, JsonMapper json) {
        super("statuses", listeners);
        this.audience = audience;
        this.statuses = statuses;
        this.json = json;
    }

    @Override
    public Set<Class<? extends Event>> watches() {
        return Set.of(
                StatusPosted.class,
                StatusEdited.class,
                PreviewAttached.class,
                StatusDeleted.class,
                FiltersChanged.class);
    }

    @Override
    void stream(List<PublishedEvent> batch) {
        // A status is sent once, as it is now: as new where it was posted in this batch.
        var names = new LinkedHashMap<StatusId, String>();
        var deleted = new ArrayList<StatusDeleted>();
        for (var published : batch) {
            switch (published.event()) {
                case StatusPosted posted -> names.put(posted.status(), "update");
                case StatusEdited edited -> names.putIfAbsent(edited.status(), "status.update");
                case PreviewAttached shown -> names.putIfAbsent(shown.status(), "status.update");
                case StatusDeleted gone -> deleted.add(gone);
                case FiltersChanged changed ->
                    listeners.send(StreamKey.of(StreamKey.USER), changed.account(), "filters_changed", "");
                default -> {}
            }
        }
        if (!names.isEmpty()) {
            show(names);
        }
        deleted.forEach(this::takeBack);
    }

    private void show(Map<StatusId, String> names) {
        var ids = names.keySet();
        var home = audience.atHome(ids, listeners.hearing(StreamKey.of(StreamKey.USER)));
        var lists = audience.ofLists(ids, lists());
        var open = listeners.streams().stream()
                .filter(stream -> StreamKey.OPEN.contains(stream.name())
                        || stream.name().equals(StreamKey.HASHTAG)
                        || stream.name().equals(StreamKey.HASHTAG_LOCAL))
                .toList();
        var viewers = new HashSet<AccountId>();
        home.values().forEach(viewers::addAll);
        lists.values()
                .forEach(those -> those.forEach(
                        list -> viewers.addAll(listeners.hearing(new StreamKey(StreamKey.LIST, list.toString())))));
        open.forEach(stream -> viewers.addAll(listeners.hearing(stream)));
        var payloads = new HashMap<StatusView, String>();
        statuses.forViewers(ids, viewers).forEach((viewer, views) -> {
            for (var view : views) {
                var name = names.getOrDefault(view.statusId(), "update");
                // Most viewers see the same.
                var payload = payloads.computeIfAbsent(view, shown -> SocketOutlet.write(json, shown));
                if (home.getOrDefault(view.statusId(), Set.of()).contains(viewer)) {
                    listeners.send(StreamKey.of(StreamKey.USER), viewer, name, payload);
                }
                for (var list : lists.getOrDefault(view.statusId(), Set.of())) {
                    listeners.send(new StreamKey(StreamKey.LIST, list.toString()), viewer, name, payload);
                }
                for (var stream : open) {
                    if (isFor(stream, view)) {
                        listeners.send(stream, viewer, name, payload);
                    }
                }
            }
        });
    }

    private Set<ListId> lists() {
        return listeners.streams().stream()
                .filter(stream -> stream.name().equals(StreamKey.LIST))
                .map(stream -> new ListId(Long.parseLong(stream.parameter())))
                .collect(Collectors.toSet());
    }

    /** As the public timeline and those of hashtags choose, but for the silenced: they are in none of these, as in Mastodon. */
    private static boolean isFor(StreamKey stream, StatusView view) {
        boolean limited = view.account().limited() != null;
        if (!view.visibility().equals(PUBLIC) || view.reblog() != null || limited) {
            return false;
        }
        if (!stream.parameter().isEmpty()) {
            return view.tags().stream().anyMatch(tag -> tag.name().equals(stream.parameter()));
        }
        boolean answersOthers =
                view.inReplyToId() != null && !view.account().id().equals(view.inReplyToAccountId());
        return !answersOthers
                && !stream.name().startsWith("public:remote")
                && (!stream.name().endsWith(":media")
                        || !view.mediaAttachments().isEmpty());
    }

    /** Whoever may have been shown it; only its id is left to say. */
    private void takeBack(StatusDeleted gone) {
        var payload = gone.status().toString();
        var user = StreamKey.of(StreamKey.USER);
        boolean direct = "direct".equals(gone.visibility());
        var readers = new HashSet<AccountId>();
        if (!direct) {
            readers.addAll(audience.following(gone.author(), listeners.hearing(user)));
        }
        readers.add(gone.author());
        readers.forEach(reader -> listeners.send(user, reader, "delete", payload));
        if (!direct) {
            audience.listsWith(gone.author(), lists())
                    .forEach(list -> toAll(new StreamKey(StreamKey.LIST, list.toString()), payload));
        }
        if (PUBLIC.equals(gone.visibility()) && gone.reblogOf() == null) {
            StreamKey.OPEN.forEach(name -> toAll(StreamKey.of(name), payload));
            for (var tag : tags(gone.tags())) {
                toAll(new StreamKey(StreamKey.HASHTAG, tag), payload);
                toAll(new StreamKey(StreamKey.HASHTAG_LOCAL, tag), payload);
            }
        }
    }

    private void toAll(StreamKey stream, String payload) {
        listeners.send(stream, anybody -> true, "delete", payload);
    }

    private static List<String> tags(@Nullable List<String> tags) {
        return tags == null ? List.of() : tags;
    }
}
