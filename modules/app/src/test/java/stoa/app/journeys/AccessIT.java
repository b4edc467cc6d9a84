package stoa.app.journeys;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** What is somebody's own asks for their token, and for the scope. */
@OverHttp
final class AccessIT {
    private final Client client;
    private final Given given;
    private Person alice;

    AccessIT(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void arrive() {
        alice = given.account("alice", Set.of("profile"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v2/filters",
        "POST,   /api/v2/filters",
        "GET,    /api/v2/filters/1",
        "PUT,    /api/v2/filters/1",
        "DELETE, /api/v2/filters/1",
        "GET,    /api/v2/filters/1/keywords",
        "POST,   /api/v2/filters/1/keywords",
        "GET,    /api/v2/filters/keywords/1",
        "PUT,    /api/v2/filters/keywords/1",
        "DELETE, /api/v2/filters/keywords/1",
        "GET,    /api/v2/filters/1/statuses",
        "POST,   /api/v2/filters/1/statuses",
        "GET,    /api/v2/filters/statuses/1",
        "DELETE, /api/v2/filters/statuses/1",
        "GET,    /api/v1/filters",
        "POST,   /api/v1/filters",
        "GET,    /api/v1/filters/1",
        "PUT,    /api/v1/filters/1",
        "DELETE, /api/v1/filters/1",
        "GET,    /api/v1/scheduled_statuses",
        "GET,    /api/v1/scheduled_statuses/1",
        "PUT,    /api/v1/scheduled_statuses/1",
        "DELETE, /api/v1/scheduled_statuses/1",
        "GET,    /api/v1/conversations",
        "DELETE, /api/v1/conversations/1",
        "POST,   /api/v1/conversations/1/read",
        "GET,    /api/v1/suggestions",
        "GET,    /api/v2/suggestions",
        "DELETE, /api/v1/suggestions/1",
        "POST,   /api/v1/announcements/1/dismiss",
        "PUT,    /api/v1/announcements/1/reactions/x",
        "DELETE, /api/v1/announcements/1/reactions/x",
        "GET,    /api/v1/featured_tags",
        "POST,   /api/v1/featured_tags",
        "DELETE, /api/v1/featured_tags/1",
        "GET,    /api/v1/featured_tags/suggestions",
        "POST,   /api/v1/push/subscription",
        "GET,    /api/v1/push/subscription",
        "PUT,    /api/v1/push/subscription",
        "DELETE, /api/v1/push/subscription",
        "POST,   /api/v1/tags/stoa/feature",
        "POST,   /api/v1/tags/stoa/unfeature",
        "GET,    /api/v1/statuses/1/quotes",
    })
    void asksForAUserAndTheScope(String method, String path) {
        client.send(method, path, Body.NOTHING).refuses(401, "The access token is invalid");
        client.bearer(given.app("read", "write").ownToken())
                .send(method, path, Body.NOTHING)
                .refuses(422, "This method requires an authenticated user");
        alice.client().send(method, path, Body.NOTHING).refuses(403, "This action is outside the authorized scopes");
    }
}
