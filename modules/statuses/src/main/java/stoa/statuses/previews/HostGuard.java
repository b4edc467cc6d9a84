package stoa.statuses.previews;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks no host more than ten times in ten seconds, and one that fails not at all for five minutes; each instance by itself. */
@Singleton
final class HostGuard {
    private static final int HOSTS = 10_000;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int REQUESTS = 10;
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final int WATCHED_REQUESTS = 10;
    private static final int LEAST_REQUESTS = 3;
    private static final float FAILURES_IN_PERCENT = 60;
    private static final Duration LEFT_ALONE = Duration.ofMinutes(5);

    private static final RateLimiterConfig RATE = RateLimiterConfig.custom()
            .limitForPeriod(REQUESTS)
            .limitRefreshPeriod(PERIOD)
            .timeoutDuration(Duration.ZERO)
            .build();
    private static final CircuitBreakerConfig FAILURES = CircuitBreakerConfig.custom()
            .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(WATCHED_REQUESTS)
            .minimumNumberOfCalls(LEAST_REQUESTS)
            .failureRateThreshold(FAILURES_IN_PERCENT)
            .waitDurationInOpenState(LEFT_ALONE)
            .permittedNumberOfCallsInHalfOpenState(1)
            .build();

    private final Cache<String, Watched> hosts = Caffeine.newBuilder()
            .maximumSize(HOSTS)
            .expireAfterAccess(REMEMBERED)
            .build();

    HostGuard() {}

    /**
     * Asks a host. An {@link IOException} counts against it, a {@link NoPreviewException} does not.
     *
     * @throws HostBusyException where it is to be left alone
     */
    <T> T ask(String host, Question<T> question) throws IOException {
        var watched = hosts.get(host, Watched::new);
        if (!watched.rate().acquirePermission()) {
            throw new HostBusyException(host, PERIOD);
        }
        var breaker = watched.breaker();
        if (!breaker.tryAcquirePermission()) {
            throw new HostBusyException(host, LEFT_ALONE);
        }
        long began = System.nanoTime();
        try {
            T answer = question.ask();
            breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            return answer;
        } catch (NoPreviewException answered) {
            breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            throw answered;
        } catch (IOException failure) {
            breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, failure);
            throw failure;
        } catch (RuntimeException | Error ours) {
            breaker.releasePermission();
            throw ours;
        }
    }

    /** Something asked of a host. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws IOException;
    }

    private record Watched(RateLimiter rate, CircuitBreaker breaker) {
        Watched(String host) {
            this(RateLimiter.of(host, RATE), CircuitBreaker.of(host, FAILURES));
        }
    }
}
