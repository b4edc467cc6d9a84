package stoa.insights.collecting;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stoa.graph.Followed;
import stoa.graph.Unfollowed;
import stoa.platform.events.Event;
import stoa.platform.events.EventConsumer;
import stoa.platform.events.PublishedEvent;
import stoa.statuses.StatusFavourited;
import stoa.statuses.StatusPosted;

/**
 * Writes down what is counted by day. What is undone later stays counted: figures say what happened. Sign-ups, sign-ins and reports
 * are counted where they are kept, when the day is rolled up. One worker: it only inserts, and no order matters.
 */
@Singleton
class EventCollector implements EventConsumer {
    private final CollectorSql collected;

    EventCollector(CollectorSql collected) {
        this.collected = collected;
    }

    @Override
    public String name() {
        return "insights.events";
    }

    @Override
    public int shards() {
        return 1;
    }

    @Override
    public Set<Class<? extends Event>> listensTo() {
        return Set.of(StatusPosted.class, StatusFavourited.class, Followed.class, Unfollowed.class);
    }

    @Override
    public void handle(List<PublishedEvent> batch) {
        collected.add(
                batch.stream().map(CollectedEvent::of).flatMap(Optional::stream).toList());
    }
}
