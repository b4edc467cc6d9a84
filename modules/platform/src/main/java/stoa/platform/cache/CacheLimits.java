package stoa.platform.cache;

import java.time.Duration;

/**
 * How much a cache keeps, and how long.
 *
 * @param ttl nothing is shown for longer, whatever has been missed
 * @param maxBytes of values, about
 */
record CacheLimits(boolean enabled, Duration ttl, long maxBytes) {
    CacheLimits {
        if (!ttl.isPositive() || maxBytes <= 0) {
            throw new IllegalArgumentException("a cache keeps something for a while: not " + ttl + ", " + maxBytes);
        }
    }
}
