package stoa.app.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import stoa.platform.web.ClientAddresses;
import stoa.platform.web.RateLimitsConfig;

/** Bounds guesses of passwords: 25 in five minutes from one address, as Mastodon does. */
@Singleton
final class SignInLimit {
    static final String SENTENCE = "Too many attempts. Wait a few minutes and try again.";

    private static final int ATTEMPTS = 25;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MAX_ADDRESSES = 100_000;

    private final LoadingCache<InetAddress, AtomicInteger> attempts = Caffeine.newBuilder()
            .maximumSize(MAX_ADDRESSES)
            .expireAfterWrite(WINDOW)
            .build(address -> new AtomicInteger());

    private final ClientAddresses addresses;
    private final RateLimitsConfig config;

    SignInLimit(ClientAddresses addresses, RateLimitsConfig config) {
        this.addresses = addresses;
        this.config = config;
    }

    boolean admits(HttpRequest<?> request) {
        var address = addresses.of(request);
        return (config.spareLoopback() && address.isLoopbackAddress())
                || attempts.get(address).incrementAndGet() <= ATTEMPTS;
    }
}
