package stoa.platform.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How rate limits are kept.
 *
 * @param spareLoopback whether callers on this machine are bounded by nothing: for development, and tests of clients
 * @param maxCounters how many counters are held at most; with more, those used least are forgotten
 */
@ConfigurationProperties("stoa.rate-limits")
public record RateLimitsConfig(
        @Bindable(defaultValue = "false") boolean spareLoopback,
        @Bindable(defaultValue = "200000") int maxCounters) {}
