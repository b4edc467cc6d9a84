package stoa.platform.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /metrics} on an address of its own, so that no route and no reverse proxy in front of the server can make it
 * public, and a server that is too busy to answer can still be asked why.
 */
@Singleton
@Requires(bean = MetricsConfig.class)
final class MetricsServer {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

    private final MetricsConfig config;
    private final PrometheusMeterRegistry registry;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HTTPServer server;

    MetricsServer(MetricsConfig config, PrometheusMeterRegistry registry) {
        this.config = config;
        this.registry = registry;
    }

    /** Together with the server: a command that runs beside one has the same settings, and no metrics of its own. */
    @EventListener
    void start(ServerStartupEvent event) throws IOException {
        var started = HTTPServer.builder()
                .hostname(config.host())
                .port(config.port())
                .executorService(threads)
                .registry(registry.getPrometheusRegistry())
                .buildAndStart();
        server = started;
        LOG.info("Metrics: http://{}:{}/metrics", config.host(), started.getPort());
    }

    @PreDestroy
    void stop() {
        if (server != null) {
            server.close();
        }
        threads.close();
    }
}
