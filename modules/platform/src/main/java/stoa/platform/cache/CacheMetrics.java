package stoa.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What a cache does, as meters. Their names and meanings are a table in db/README.md. */
final class CacheMetrics {
    private final MeterRegistry registry;
    private final String cache;
    private final Counter hits;
    private final Counter misses;
    private final Counter bypasses;

    CacheMetrics(MeterRegistry registry, String cache) {
        this.registry = registry;
        this.cache = cache;
        this.hits = counter("hit");
        this.misses = counter("miss");
        this.bypasses = counter("bypass");
    }

    private Counter counter(String outcome) {
        return Counter.builder("stoa.cache.reads")
                .description("Values asked of a cache, and whether it had them for this caller")
                .tag("cache", cache)
                .tag("outcome", outcome)
                .register(registry);
    }

    void watch(Cache<?, ?> entries) {
        Gauge.builder("stoa.cache.entries", entries, all -> (double) all.estimatedSize())
                .description("Values that a cache holds")
                .tag("cache", cache)
                .register(registry);
    }

    void hit(int values) {
        hits.increment(values);
    }

    void missed(int values) {
        misses.increment(values);
    }

    void bypassed(int values) {
        bypasses.increment(values);
    }
}
