package stoa.app.testing;

import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.app.openapi.Operations;
import stoa.platform.events.EventConsumer;
import stoa.platform.jobs.RecurringJob;
import stoa.platform.testing.StatementCounter;
import stoa.platform.testing.TestCluster;

/** The application as {@code ./stoa run --dev} starts it, on a free port, over the cluster of the tests. */
public final class JourneyServer implements AutoCloseable {
    private final ApplicationContext context;
    private final String url;

    private JourneyServer(ApplicationContext context, String url) {
        this.context = context;
        this.url = url;
    }

    static JourneyServer start() {
        return with(Map.of("stoa.accounts.confirm-emails", false, "stoa.accounts.password-grant", true));
    }

    /** Another server on the same database, configured as for strangers: addresses confirmed, no password grant. */
    public static JourneyServer forStrangers() {
        return with(Map.of());
    }

    /** Another server on the same database. */
    public static JourneyServer with(Map<String, Object> settings) {
        int port = freePort();
        var url = "http://127.0.0.1:" + port;
        var properties = new HashMap<>(TestCluster.shared().properties());
        properties.put("micronaut.server.host", "127.0.0.1");
        properties.put("micronaut.server.port", port);
        properties.put("stoa.url", url);
        // Another process has other rows for the same files.
        properties.put(
                "stoa.media.folder",
                "target/journey-media-" + ProcessHandle.current().pid());
        properties.put("stoa.instance.contact-email", "hello@example.org");
        // Journeys read what was just posted; that feeds give the same a moment later is shown elsewhere.
        properties.put("stoa.home-feeds.enabled", false);
        // Nor do strangers wait for two seconds in them.
        properties.put("stoa.caches.answers.enabled", false);
        // All of them come from one address.
        properties.put("stoa.rate-limits.spare-loopback", true);
        // What is linked in them is nowhere.
        properties.put("stoa.previews.enabled", false);
        // The push services of journeys are on this machine.
        properties.put("stoa.push.private-endpoints", true);
        // Nobody waits for it.
        properties.put("stoa.streaming.token-check", "1s");
        properties.putAll(LaggingReplica.settings());
        properties.putAll(settings);
        var context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(properties)
                .start();
        context.getBean(EmbeddedServer.class).start();
        awaitConsumers(context);
        return new JourneyServer(context, url);
    }

    /** A consumer that is new begins with what happens after its cursor is there. */
    private static void awaitConsumers(ApplicationContext context) {
        int consumers = context.getBeansOfType(EventConsumer.class).size();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Integer.parseInt(TestCluster.shared()
                                .value("select count(distinct consumer) from platform.event_cursor"))
                        >= consumers);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return url;
    }

    /** Host and port, as in the names of its people. */
    public String domain() {
        return url.substring("http://".length());
    }

    /** An app without a token. */
    public Client client() {
        return new Client(url);
    }

    /** The statements that reach the databases while some work runs. */
    public List<String> statementsDuring(Runnable work) {
        return context.getBean(StatementCounter.class).during(work);
    }

    /** The paths of all GET endpoints that come to an end (streams do not), with their variables in braces. */
    public List<String> pathsToGet() {
        return context.getBean(Router.class)
                .uriRoutes()
                .filter(route -> route.getHttpMethod() == HttpMethod.GET)
                .filter(route -> route.getDeclaringType().getName().startsWith("stoa."))
                .map(route -> route.getUriMatchTemplate().toPathString())
                .filter(path -> !path.startsWith("/api/v1/streaming"))
                .sorted()
                .distinct()
                .toList();
    }

    /** Does now what a recurring job does in its own time. */
    public void runJob(String name) {
        for (var job : context.getBeansOfType(RecurringJob.class)) {
            if (job.name().equals(name)) {
                try {
                    job.run();
                    return;
                } catch (Exception e) {
                    throw new IllegalStateException(name, e);
                }
            }
        }
        throw new IllegalArgumentException("no job is called " + name);
    }

    /** A bean of the server, for what no request can do. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        // The one that is shared is closed last, when everything has been asked.
        AnsweredOperations.report(context.getBean(Operations.class).all());
        context.close();
    }
}
