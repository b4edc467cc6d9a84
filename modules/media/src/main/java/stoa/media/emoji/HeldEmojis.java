package stoa.media.emoji;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.media.CustomEmojiView;
import stoa.platform.database.DatabaseUnavailableException;
import stoa.platform.events.Event;
import stoa.platform.events.EventWatcher;
import stoa.platform.events.PublishedEvent;
import stoa.platform.events.WatcherQueue;
import stoa.platform.web.PublicUrl;

/** All emoji that are enabled, in memory: read at the start, and again whenever the event log tells of a change. */
@Singleton
class HeldEmojis implements EventWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(HeldEmojis.class);

    private final EmojiSql emojis;
    private final PublicUrl url;
    private final WatcherQueue queue;
    /** Null before the first read, and where events may have been missed. */
    private volatile @Nullable SequencedMap<String, CustomEmojiView> held;

    HeldEmojis(EmojiSql emojis, PublicUrl url) {
        this.emojis = emojis;
        this.url = url;
        this.queue = new WatcherQueue("reading of emoji", events -> read(), this::missed);
    }

    /** With the server, so that no request has to; the watching has begun by then. */
    @EventListener
    void start(ServerStartupEvent event) {
        try {
            read();
        } catch (DataAccessException | DatabaseUnavailableException later) {
            LOG.warn("custom emoji are read when they are first asked for: {}", later.toString());
        }
    }

    @PreDestroy
    void stop() {
        queue.close();
    }

    /** By name, in the order of names. */
    SequencedMap<String, CustomEmojiView> all() {
        var known = held;
        return known == null ? read() : known;
    }

    /** One after the other, so that what is held in the end is what was read last. */
    synchronized SequencedMap<String, CustomEmojiView> read() {
        var read = new LinkedHashMap<String, CustomEmojiView>();
        for (var row : emojis.all()) {
            if (row.enabled()) {
                read.put(
                        row.shortcode(),
                        new CustomEmojiView(
                                row.shortcode(),
                                url.of("/media/" + row.file()),
                                url.of("/media/" + row.still()),
                                row.listed(),
                                row.category()));
            }
        }
        held = read;
        return read;
    }

    @Override
    public Set<Class<? extends Event>> watches() {
        return Set.of(EmojiChanged.class);
    }

    @Override
    public void seen(List<PublishedEvent> events) {
        queue.add(events);
    }

    @Override
    public void missed() {
        held = null;
    }
}
