package stoa.app.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stoa.app.testing.JourneyServer;
import stoa.platform.testing.TestCluster;

/** With no replica left the primary serves the reads, as many as it can, and the rest is told at once to come back. */
final class AdmissionIT {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int REQUESTS = 60;
    /** One that runs, and twenty that wait for its connection. */
    private static final int ADMITTED = 21;

    private static JourneyServer server;
    private static int metricsPort;

    @BeforeAll
    static void start() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            metricsPort = socket.getLocalPort();
        }
        server = JourneyServer.with(Map.of(
                "stoa.database.replica-urls", "", "stoa.database.pool-size", 1, "stoa.metrics.port", metricsPort));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void refusesAtOnceWhatThePrimaryCannotServe() throws Exception {
        assertThat(get(server.url() + "/api/v1/timelines/public").join().statusCode())
                .isEqualTo(200);
        List<CompletableFuture<HttpResponse<String>>> answers;
        try (var connection = TestCluster.shared().owner().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table statuses.status in access exclusive mode");
            answers = IntStream.range(0, REQUESTS)
                    .mapToObj(i -> get(server.url() + "/api/v1/timelines/public"))
                    .toList();
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            answers.stream().filter(CompletableFuture::isDone).count() >= REQUESTS - ADMITTED);
            connection.rollback();
        }
        var done = answers.stream().map(CompletableFuture::join).toList();
        assertThat(done).extracting(HttpResponse::statusCode).contains(200).containsOnly(200, 503);
        assertThat(done).filteredOn(answer -> answer.statusCode() == 503).allSatisfy(answer -> {
            assertThat(answer.body()).isEqualTo("{\"error\":\"The database is busy or cannot be reached; try again\"}");
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        });
        assertThat(get(server.url() + "/api/v1/timelines/public").join().statusCode())
                .isEqualTo(200);
        showsItInTheMetrics();
    }

    private static void showsItInTheMetrics() {
        var metrics = get("http://127.0.0.1:" + metricsPort + "/metrics").join().body();
        assertThat(metrics)
                .containsPattern("stoa_db_admission_refusals_total\\{pool=\"primary-reads\"} [1-9]")
                .containsPattern("stoa_db_reads_total\\{reason=\"no_replica\",source=\"primary\"} [1-9]")
                .containsPattern("hikaricp_connections_max\\{pool=\"primary-jobs\"} 8")
                .containsPattern("http_server_requests_seconds_count\\{");
        assertThat(get(server.url() + "/metrics").join().statusCode()).isEqualTo(404);
    }

    private static CompletableFuture<HttpResponse<String>> get(String url) {
        return HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
