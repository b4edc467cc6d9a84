package stoa.platform.events;

import java.time.Instant;

/**
 * A shard of a consumer that this instance holds.
 *
 * @param fence counts its holders: who has an older number changes nothing any more
 */
record Cursor(String consumer, int shard, int shards, long position, Instant positionAt, long fence) {
    Cursor at(long next, Instant when) {
        return new Cursor(consumer, shard, shards, next, when, fence);
    }

    Place place() {
        return new Place(consumer, shard);
    }

    @Override
    public String toString() {
        return consumer + " " + (shard + 1) + "/" + shards;
    }

    /** Which shard. */
    record Place(String consumer, int shard) {}
}
