package stoa.platform.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.time.Duration;
import stoa.platform.database.Vintages;

/**
 * Makes caches of reads. {@code stoa.caches.<name>.enabled}, {@code .ttl} and {@code .max-bytes} set each;
 * {@code stoa.caches.enabled=false} turns all of them off.
 */
@Singleton
public final class ReadCaches {
    private static final String PREFIX = "stoa.caches.";

    private final Environment environment;
    private final Vintages vintages;
    private final MeterRegistry registry;

    ReadCaches(Environment environment, Vintages vintages, MeterRegistry registry) {
        this.environment = environment;
        this.vintages = vintages;
        this.registry = registry;
    }

    /**
     * A cache of its own.
     *
     * @param name lower case, words joined by hyphens: its settings and meters
     * @param ttl how long a value is shown at most, unless that is set
     * @param maxBytes how much it keeps at most, about, unless that is set
     */
    public <K, V> ReadCache<K, V> named(String name, Duration ttl, long maxBytes, ReadCache.Weight<? super V> weight) {
        var limits = new CacheLimits(
                setting("enabled", Boolean.class, true) && setting(name + ".enabled", Boolean.class, true),
                setting(name + ".ttl", Duration.class, ttl),
                setting(name + ".max-bytes", Long.class, maxBytes));
        return new ReadCache<>(limits, weight, vintages, new CacheMetrics(registry, name));
    }

    private <T> T setting(String name, Class<T> type, T otherwise) {
        return environment.getProperty(PREFIX + name, type).orElse(otherwise);
    }
}
