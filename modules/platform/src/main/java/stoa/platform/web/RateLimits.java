package stoa.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts requests in fixed windows, the ones of Mastodon. In this process alone: each instance counts what it answers. The
 * counters take bounded memory and are gone with their window.
 */
@Singleton
final class RateLimits {
    private static final Rule ACCOUNT = new Rule("account", 1_500, Duration.ofMinutes(5));
    private static final Rule TOKEN = new Rule("token", 300, Duration.ofMinutes(5));
    private static final Rule ADDRESS = new Rule("address", 300, Duration.ofMinutes(5));
    private static final Rule PAGING = new Rule("paging", 300, Duration.ofMinutes(15));
    private static final List<String> CURSORS = List.of("max_id", "since_id", "min_id");
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Clock clock;
    private final ClientAddresses addresses;
    private final RateLimitsConfig config;
    private final Cache<Key, Window> windows;

    RateLimits(Clock clock, ClientAddresses addresses, RateLimitsConfig config) {
        this.clock = clock;
        this.addresses = addresses;
        this.config = config;
        this.windows = Caffeine.newBuilder()
                .maximumSize(config.maxCounters())
                .expireAfter(
                        Expiry.<Key, Window>writing((key, window) -> Duration.between(clock.instant(), window.end())))
                .build();
    }

    /** Counts a request against every bound that it meets; the one nearest to its end is the answer. */
    Usage count(HttpRequest<?> request, Caller caller, Optional<Rule> own, boolean ownByAccount) {
        var now = clock.instant();
        var address = addresses.of(request);
        boolean spared = config.spareLoopback() && address.isLoopbackAddress();
        Object network = network(address);
        Object who = caller.subject().isPresent() ? (Object) caller.subject().getAsLong() : network;
        var usages = new ArrayList<Usage>();
        if (caller.isAnonymous()) {
            usages.add(use(ADDRESS, network, now, spared));
        } else {
            usages.add(use(TOKEN, caller.credential().orElseThrow(), now, spared));
            if (caller.subject().isPresent()) {
                usages.add(use(ACCOUNT, who, now, spared));
            }
        }
        if (request.getMethod() == HttpMethod.GET && CURSORS.stream().anyMatch(request.getParameters()::contains)) {
            usages.add(use(PAGING, who, now, spared));
        }
        own.ifPresent(rule -> usages.add(use(rule, ownByAccount ? who : network, now, spared)));
        return usages.stream()
                .min(Comparator.comparingInt(Usage::left).thenComparingInt(Usage::limit))
                .orElseThrow();
    }

    private Usage use(Rule rule, Object who, Instant now, boolean spared) {
        if (spared) {
            return new Usage(rule.limit(), rule.limit(), rule.end(now));
        }
        var window = windows.asMap()
                .compute(
                        new Key(rule.name(), who),
                        (key, before) -> before == null || !before.end().isAfter(now)
                                ? new Window(rule.end(now), new AtomicInteger())
                                : before);
        return new Usage(rule.limit(), rule.limit() - window.used().incrementAndGet(), window.end());
    }

    /** Who has one address of the newer kind has a whole network of them. */
    private static Object network(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length > 4 ? Network.of(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) : address;
    }

    private record Network(long bits) {
        static Network of(byte[] bytes) {
            return new Network(ByteBuffer.wrap(bytes).getLong());
        }
    }

    private record Key(String rule, Object who) {}

    private record Window(Instant end, AtomicInteger used) {}

    /** So many in a window; windows begin at multiples of their length. */
    record Rule(String name, int limit, Duration window) {
        Instant end(Instant now) {
            long millis = window.toMillis();
            return Instant.ofEpochMilli((now.toEpochMilli() / millis + 1) * millis);
        }
    }

    /**
     * Where a bound stands.
     *
     * @param left below zero where it is exceeded
     * @param end when all of it is there again
     */
    record Usage(int limit, int left, Instant end) {
        boolean isExceeded() {
            return left < 0;
        }
    }
}
