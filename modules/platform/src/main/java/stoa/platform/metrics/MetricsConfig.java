package stoa.platform.metrics;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where {@code /metrics} is served; without a port it is not.
 *
 * @param port of its own, never the public one; 0 for any that is free
 * @param host address to listen on: another than loopback only where the network keeps strangers out
 */
@ConfigurationProperties("stoa.metrics")
@Requires(property = "stoa.metrics.port")
record MetricsConfig(
        int port, @Bindable(defaultValue = "127.0.0.1") String host) {}
