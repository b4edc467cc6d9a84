package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;

/** A proxy may keep what strangers are shown, for some seconds, and nothing else. */
@OverHttp
final class CachingJourney {
    private static final String PUBLIC = "/api/v1/timelines/public";

    private final Client client;
    private final Given given;

    CachingJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @Test
    void whatStrangersAreShownMayBeKeptForSomeSeconds() {
        var answer = client.get("/api/v2/instance");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=5, stale-while-revalidate=30");
        assertThat(answer.header("Vary")).contains("Authorization");
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
