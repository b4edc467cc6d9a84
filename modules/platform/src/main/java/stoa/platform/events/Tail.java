package stoa.platform.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The end of the log as this instance has read it: every event after one id up to another. Shards that keep up are served
 * from it, so that the log is read once per instance and not once per shard.
 *
 * @param from everything after this id is in here
 * @param upTo up to this id
 * @param at when the last event of it was published, or one before
 */
record Tail(long from, List<LogEntry> entries, long upTo, Instant at) {
    private static final int KEPT = 4_000;

    /** Reads nothing yet. */
    static Tail startingAt(long position, Instant at) {
        return new Tail(position, List.of(), position, at);
    }

    Tail extended(List<LogEntry> more, long readUpTo) {
        if (more.isEmpty()) {
            return new Tail(from, entries, readUpTo, at);
        }
        int dropped = Math.clamp((long) entries.size() + more.size() - KEPT, 0, entries.size());
        var kept = new ArrayList<>(entries.subList(dropped, entries.size()));
        kept.addAll(more);
        return new Tail(
                dropped == 0 ? from : entries.get(dropped - 1).id(),
                Collections.unmodifiableList(kept),
                readUpTo,
                more.getLast().publishedAt());
    }

    /** What follows a position; empty where that is further back than what is kept. */
    Optional<Stretch> after(long position, Instant positionAt, int limit) {
        if (position < from) {
            return Optional.empty();
        }
        var sought = new LogEntry(position, "", 0, 0, "", at);
        int found = Collections.binarySearch(entries, sought, Comparator.comparingLong(LogEntry::id));
        int first = found >= 0 ? found + 1 : -found - 1;
        int end = Math.min(entries.size(), first + limit);
        return Optional.of(Stretch.of(entries.subList(first, end), end < entries.size(), upTo, positionAt));
    }

    /**
     * A part of the log without gaps.
     *
     * @param upTo where it ends
     * @param at when its last event was published, or one before
     * @param more whether the log goes on
     */
    record Stretch(List<LogEntry> entries, long upTo, Instant at, boolean more) {
        static Stretch of(List<LogEntry> entries, boolean more, long upTo, Instant before) {
            return entries.isEmpty()
                    ? new Stretch(entries, upTo, before, false)
                    : new Stretch(
                            entries,
                            more ? entries.getLast().id() : upTo,
                            entries.getLast().publishedAt(),
                            more);
        }
    }
}
