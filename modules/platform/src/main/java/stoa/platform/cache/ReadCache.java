package stoa.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stoa.platform.database.Consistency;
import stoa.platform.database.Vintage;
import stoa.platform.database.Vintages;

/**
 * Values by key as they were read a short while ago. A caller is never shown what was read before their own last write, and
 * nothing older than their read allows: then it is read again. Of several who miss a key at the same time one reads it.
 *
 * <p>The values are the same for every caller: whether one may see them is decided elsewhere, each time.
 */
public final class ReadCache<K, V> {
    private final Vintages vintages;
    private final CacheMetrics metrics;
    private final boolean enabled;
    private final Cache<K, Entry<V>> entries;
    /** When something happened to a key that a read begun before, or on a replica that lags, does not show. */
    private final Cache<K, Long> forgotten;

    private final ConcurrentMap<K, Flight<K, V>> flights = new ConcurrentHashMap<>();
    private volatile long allForgottenAt = System.nanoTime();

    ReadCache(CacheLimits limits, Weight<? super V> weight, Vintages vintages, CacheMetrics metrics) {
        this.vintages = vintages;
        this.metrics = metrics;
        this.enabled = limits.enabled();
        this.entries = Caffeine.newBuilder()
                .maximumWeight(limits.maxBytes())
                .weigher((K key, Entry<V> entry) -> weight.bytes(entry.value()))
                .expireAfterWrite(limits.ttl())
                .build();
        this.forgotten = Caffeine.newBuilder()
                .maximumSize(limits.maxBytes() / 100)
                .expireAfterWrite(limits.ttl())
                .build();
        metrics.watch(entries);
    }

    /**
     * The values of keys, those without one left out.
     *
     * @param loader reads what is missing, with the same consistency
     */
    public Map<K, V> getAll(Collection<K> keys, Consistency consistency, Function<Set<K>, Map<K, V>> loader) {
        var wanted = new HashSet<>(keys);
        if (!enabled || vintages.mustRead(consistency)) {
            metrics.bypassed(wanted.size());
            return wanted.isEmpty() ? Map.of() : loader.apply(wanted);
        }
        var found = new HashMap<K, V>();
        for (var key : Set.copyOf(wanted)) {
            var entry = entries.getIfPresent(key);
            if (entry != null && vintages.suffices(entry.vintage(), consistency)) {
                found.put(key, entry.value());
                wanted.remove(key);
            }
        }
        metrics.hit(found.size());
        metrics.missed(wanted.size());
        if (wanted.isEmpty()) {
            vintages.kept();
        } else {
            load(wanted, consistency, loader, found);
        }
        return found;
    }

    private void load(Set<K> wanted, Consistency consistency, Function<Set<K>, Map<K, V>> loader, Map<K, V> found) {
        var own = new Flight<K, V>(vintages.next(consistency), new CompletableFuture<>());
        var others = new HashMap<K, Flight<K, V>>();
        for (var key : wanted) {
            var flying = flights.putIfAbsent(key, own);
            if (flying != null && vintages.suffices(flying.vintage(), consistency)) {
                others.put(key, flying);
            }
        }
        wanted.removeAll(others.keySet());
        if (!wanted.isEmpty()) {
            found.putAll(load(wanted, own, loader));
        }
        var missing = new HashSet<K>();
        others.forEach((key, flight) -> {
            var values = flight.result();
            if (values == null) {
                missing.add(key);
            } else if (values.containsKey(key)) {
                found.put(key, values.get(key));
            }
        });
        if (!missing.isEmpty()) {
            found.putAll(loader.apply(missing));
        }
    }

    private Map<K, V> load(Set<K> keys, Flight<K, V> flight, Function<Set<K>, Map<K, V>> loader) {
        try {
            var values = loader.apply(keys);
            values.forEach((key, value) -> keep(key, new Entry<>(value, flight.vintage())));
            flight.values().complete(values);
            return values;
        } catch (RuntimeException | Error failure) {
            flight.values().completeExceptionally(failure);
            throw failure;
        } finally {
            keys.forEach(key -> flights.remove(key, flight));
        }
    }

    private void keep(K key, Entry<V> entry) {
        entries.asMap()
                .compute(
                        key,
                        (same, current) -> isForgotten(key, entry.vintage())
                                ? current
                                : current != null
                                                && current.vintage().asOf()
                                                        > entry.vintage().asOf()
                                        ? current
                                        : entry);
    }

    private boolean isForgotten(K key, Vintage vintage) {
        var since = forgotten.getIfPresent(key);
        return vintage.asOf() <= allForgottenAt || (since != null && vintage.asOf() <= since);
    }

    /** Something happened to this key: nothing that was read before is shown from here. */
    public void forget(K key) {
        forgotten.put(key, System.nanoTime());
        entries.invalidate(key);
    }

    /** Events may have been missed. */
    public void forgetAll() {
        allForgottenAt = System.nanoTime();
        entries.invalidateAll();
    }

    /** How much memory a value takes, about. */
    @FunctionalInterface
    public interface Weight<V> {
        int bytes(V value);
    }

    private record Entry<V>(V value, Vintage vintage) {}

    /** A read that is under way. */
    private record Flight<K, V>(Vintage vintage, CompletableFuture<Map<K, V>> values) {
        /** Null where it failed: each who waited for it then reads by themselves. */
        @Nullable
        Map<K, V> result() {
            try {
                return values.join();
            } catch (CompletionException e) {
                return null;
            }
        }
    }
}
