package stoa.platform.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /metrics} on an address of its own, so that no route and no reverse proxy in front of the server can make it
 * public, and a server that is too busy to answer can still be asked why.
 */
@Context
@Requires(bean = MetricsConfig.class)
final class MetricsServer {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HTTPServer server;

    MetricsServer(MetricsConfig config, PrometheusMeterRegistry registry) throws IOException {
        server = HTTPServer.builder()
                .hostname(config.host())
                .port(config.port())
                .executorService(threads)
                .registry(registry.getPrometheusRegistry())
                .buildAndStart();
        LOG.info("Metrics: http://{}:{}/metrics", config.host(), server.getPort());
    }

    @PreDestroy
    void stop() {
        server.close();
        threads.close();
    }
}
