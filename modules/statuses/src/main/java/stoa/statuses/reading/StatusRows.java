package stoa.statuses.reading;

import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.platform.cache.ReadCache;
import stoa.platform.cache.ReadCaches;
import stoa.platform.database.Consistency;
import stoa.platform.events.Event;
import stoa.platform.events.EventWatcher;
import stoa.platform.events.PublishedEvent;
import stoa.statuses.PreviewAttached;
import stoa.statuses.StatusDeleted;
import stoa.statuses.StatusEdited;
import stoa.statuses.StatusFavourited;
import stoa.statuses.StatusId;
import stoa.statuses.StatusPosted;
import stoa.statuses.StatusUnfavourited;
import stoa.statuses.counting.StatusTouched;

/**
 * Statuses as they are, kept for a while: whether a viewer may see one is asked each time. What this process changes is forgotten
 * at once, what others do as soon as the event log tells.
 */
@Singleton
class StatusRows implements EventWatcher, ApplicationEventListener<StatusTouched> {
    private static final Duration TTL = Duration.ofSeconds(30);
    private static final long MOST_BYTES = 64 * 1024 * 1024;
    private static final int BYTES_OF_THE_REST = 600;

    private final StatusSql statuses;
    private final ReadCache<StatusId, StatusRow> cache;

    StatusRows(StatusSql statuses, ReadCaches caches) {
        this.statuses = statuses;
        this.cache = caches.named("statuses", TTL, MOST_BYTES, StatusRows::bytes);
    }

    private static int bytes(StatusRow row) {
        return BYTES_OF_THE_REST
                + row.content().length()
                + (row.card() == null ? 0 : row.card().bytes());
    }

    Map<StatusId, StatusRow> byIds(Collection<StatusId> ids) {
        return cache.getAll(ids, Consistency.ownWrites(), statuses::rows);
    }

    @Override
    public void onApplicationEvent(StatusTouched touched) {
        cache.forget(touched.status());
    }

    @Override
    public Set<Class<? extends Event>> watches() {
        return Set.of(
                StatusPosted.class,
                StatusEdited.class,
                PreviewAttached.class,
                StatusDeleted.class,
                StatusFavourited.class,
                StatusUnfavourited.class);
    }

    @Override
    public void seen(List<PublishedEvent> events) {
        for (var published : events) {
            switch (published.event()) {
                case StatusPosted posted -> {
                    forget(posted.inReplyTo());
                    forget(posted.quoteOf());
                }
                case StatusDeleted deleted -> {
                    forget(deleted.status());
                    forget(deleted.inReplyTo());
                    forget(deleted.reblogOf());
                    forget(deleted.quoteOf());
                }
                case StatusEdited edited -> forget(edited.status());
                case PreviewAttached attached -> forget(attached.status());
                case StatusFavourited favourited -> forget(favourited.status());
                case StatusUnfavourited unfavourited -> forget(unfavourited.status());
                default -> throw new IllegalStateException("not asked for: " + published);
            }
        }
    }

    private void forget(@Nullable StatusId id) {
        if (id != null) {
            cache.forget(id);
        }
    }

    @Override
    public void missed() {
        cache.forgetAll();
    }
}
