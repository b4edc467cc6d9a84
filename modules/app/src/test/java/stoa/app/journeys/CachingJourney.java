package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;

/** A proxy may keep what strangers are shown, for some seconds, and nothing else. */
@OverHttp
final class CachingJourney {
    private static final String PUBLIC = "/api/v1/timelines/public";

    private final Client client;
    private final Given given;
    private final JourneyServer server;

    CachingJourney(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.server = server;
    }

    /** By hand: where replicas lag, the tests' client says what it was told, and so is no stranger. */
    @Test
    void whatStrangersAreShownMayBeKeptForSomeSeconds() throws IOException, InterruptedException {
        try (var stranger = HttpClient.newHttpClient()) {
            var answer = stranger.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/api/v2/instance"))
                            .build(),
                    BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .contains("public, max-age=5, stale-while-revalidate=30");
            assertThat(answer.headers().allValues("Vary")).anyMatch(value -> value.contains("Authorization"));
        }
    }

    @Test
    void whatSomebodyIsShownIsTheirs() {
        var alice = given.account("alice");
        assertThat(alice.get(PUBLIC).expect(200).header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(client.with("Cookie", "a=b").get(PUBLIC).header("Cache-Control"))
                .isEqualTo("private, no-store");
        assertThat(client.with("Stoa-Consistency", "nonsense").get(PUBLIC).header("Cache-Control"))
                .isEqualTo("private, no-store");
    }

    @Test
    void refusalsAndWritesAreNotKept() {
        assertThat(client.get("/api/v1/accounts/1").expect(404).header("Cache-Control"))
                .isEqualTo("private, no-store");
        assertThat(client.post("/api/v1/apps", "client_name", "An app", "redirect_uris", "https://app.example/")
                        .expect(200)
                        .header("Cache-Control"))
                .isEqualTo("private, no-store");
    }
}
