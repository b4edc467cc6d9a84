package stoa.app.consistency;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import stoa.accounts.SignUpRequest;
import stoa.accounts.SignUps;
import stoa.accounts.Tokens;
import stoa.db.cluster.ClusterAddresses;
import stoa.db.cluster.Endpoint;

/** One server process on a cluster, as a client that echoes nothing sees it. */
final class Instance implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final ApplicationContext context;
    private final URI address;

    private Instance(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.address = server.getURI();
    }

    static Instance start(ClusterAddresses addresses) {
        var context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "stoa.url",
                        "http://stoa.test",
                        "stoa.database.primary-url",
                        addresses.webPrimary().jdbcUrl(),
                        "stoa.database.user",
                        addresses.webPrimary().user(),
                        "stoa.database.password",
                        addresses.webPrimary().password(),
                        "stoa.database.replica-urls",
                        addresses.webReplicas().stream().map(Endpoint::jdbcUrl).toList(),
                        "stoa.database.pool-size",
                        8,
                        "stoa.rate-limits.spare-loopback",
                        true))
                .start();
        return new Instance(context, context.getBean(EmbeddedServer.class).start());
    }

    /** Signs somebody up and gives their token. */
    String signUp(String name) {
        var id = context.getBean(SignUps.class)
                .signUp(new SignUpRequest(
                        name, name + "@stoa.test", "a long password", true, "user", "en", true, OptionalLong.empty()));
        return context.getBean(Tokens.class).issueForCommandLine(id, Set.of("read", "write"));
    }

    Answer post(String token, String text) {
        return send(request("/api/v1/statuses", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "status=" + URLEncoder.encode(text, StandardCharsets.UTF_8))));
    }

    Answer home(String token) {
        return send(request("/api/v1/timelines/home?limit=1", token));
    }

    Answer home(String token, String consistency) {
        return send(request("/api/v1/timelines/home?limit=1", token).header("Stoa-Consistency", consistency));
    }

    Answer publicTimeline(String token) {
        return send(request("/api/v1/timelines/public?limit=1", token));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        long began = System.nanoTime();
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Stoa-Source").orElse(""),
                    response.headers().firstValue("Stoa-Consistency").orElse(""),
                    Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** What came back, where it was read, the token that came with it, and how long it took. */
    record Answer(int status, String body, String source, String consistency, Duration took) {
        boolean shows(String text) {
            return body.contains("<p>" + text + "</p>");
        }
    }
}
