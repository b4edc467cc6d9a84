package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.platform.testing.Replay;

/**
 * What the other journeys rely on when they are told over a replica that is behind: it is read, and its past shows to
 * whoever is promised nothing.
 */
@OverHttp
final class BudgetsJourney {
    private static final String PUBLIC = "/api/v1/timelines/public";

    private final Given given;
    private final JourneyServer server;

    BudgetsJourney(Given given, JourneyServer server) {
        this.given = given;
        this.server = server;
    }

    @Test
    void showsThePresentToTheWriterAndThePastToStrangers() throws IOException, InterruptedException {
        var alice = given.account("alice");
        var posted = alice.postsId("the newest");

        assertThat(alice.get(PUBLIC).ids()).containsExactly(posted);

        try (var stranger = HttpClient.newHttpClient()) {
            var page = stranger.send(
                    HttpRequest.newBuilder(URI.create(server.url() + PUBLIC)).build(), BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            if (Replay.chosen() == Replay.PAUSED) {
                assertThat(page.headers().firstValue("Stoa-Source")).contains("replica-1");
                assertThat(page.body()).isEqualTo("[]");
            }
        }
    }
}
