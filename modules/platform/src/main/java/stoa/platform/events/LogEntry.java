package stoa.platform.events;

import java.time.Instant;

/** A row of the log; the payload is read only by those who want it. */
record LogEntry(long id, String name, int version, long key, String payload, Instant publishedAt) {

    /** In which of a number of shards the key is. The multiplication spreads keys that differ in few bits (Fibonacci). */
    int shard(int shards) {
        long spread = key * 0x9E37_79B9_7F4A_7C15L;
        return (int) Long.remainderUnsigned(spread >>> 16, shards);
    }
}
