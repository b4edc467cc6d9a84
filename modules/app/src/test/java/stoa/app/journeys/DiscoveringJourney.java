package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People find people and things that they did not look for. */
@OverHttp
final class DiscoveringJourney {
    private static final String SUGGESTIONS = "/api/v2/suggestions";

    private final Client client;
    private final Given given;
    private final JourneyServer server;
    private Person alice;
    private Person bob;
    private Person carol;

    DiscoveringJourney(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
        carol = given.account("carol");
    }

    private List<String> suggested(Person person) {
        return person.get(SUGGESTIONS).ok().findPath("account").isMissingNode()
                ? List.of()
                : person.get(SUGGESTIONS).ok().findValues("account").stream()
                        .map(account -> account.path("username").textValue())
                        .toList();
    }

    @Test
    void suggestsFriendsOfFriendsThenWhoIsPopular() {
        var dave = given.account("dave");
        var shy = given.account("shy");
        shy.changes("discoverable", "false").expect(200);
        for (var fan : List.of(given.account("fan1"), given.account("fan2"))) {
            given.follow(fan, dave);
            given.follow(fan, shy);
        }
        assertThat(suggested(alice)).isEmpty();
        server.runJob("graph.popular_accounts");
        assertThat(suggested(alice)).containsExactly("dave");
        given.follow(alice, bob);
        given.follow(bob, carol);
        given.follow(bob, shy);
        given.follow(bob, alice);
        assertThat(suggested(alice)).containsExactly("carol", "dave");
        var views = alice.get(SUGGESTIONS).ok();
        assertThat(views.at("/0/sources/0").textValue()).isEqualTo("friends_of_friends");
        assertThat(views.at("/0/source").textValue()).isEqualTo("past_interactions");
        assertThat(views.at("/1/sources/0").textValue()).isEqualTo("most_followed");
        assertThat(alice.get("/api/v1/suggestions?limit=1").ids()).containsExactly(carol.id());
        assertThat(alice.get("/api/v1/suggestions?limit=1&offset=1").ids()).containsExactly(dave.id());
        assertThat(alice.client().delete("/api/v1/suggestions/" + dave.id()).ok())
                .isEmpty();
        assertThat(suggested(alice)).containsExactly("carol");
        alice.does("mute", carol).expect(200);
        assertThat(suggested(alice)).isEmpty();
        alice.client().delete("/api/v1/suggestions/1").refuses(404, "Record not found");
        alice.get(SUGGESTIONS + "?offset=-1").expect(400);
    }

    @Test
    void listsThoseWhoWantToBeDiscovered() {
        given.account("shy").changes("discoverable", "false").expect(200);
        given.status(carol, "hello");
        given.status(alice, "hello");
        assertThat(client.get("/api/v1/directory?order=new&local=true").ids())
                .containsExactly(carol.id(), bob.id(), alice.id());
        assertThat(client.get("/api/v1/directory?order=new&limit=1&offset=1").ids())
                .containsExactly(bob.id());
        assertThat(client.get("/api/v1/directory").ids()).containsExactly(carol.id(), alice.id());
        assertThat(client.get("/api/v1/directory?limit=1&offset=1").ids()).containsExactly(alice.id());
        client.get("/api/v1/directory?order=old").expect(400);
        client.get("/api/v1/directory?offset=x").expect(400);
        client.bearer("nonsense").get("/api/v1/directory").expect(401);
    }

    @Test
    void showsWhatManyTakeUp() {
        var popular = given.status(alice, "a #trend #other");
        given.status(bob, "the #trend");
        given.status(carol, "my #trend #other");
        bob.postsId("#private", "visibility", "private");
        carol.postsId("#private", "visibility", "unlisted");
        given.status(bob, "#lonely");
        var second = given.status(bob, "quiet");
        var answer = given.reply(bob, popular, "an answer");
        var warned = bob.postsId("bare", "sensitive", "true");
        for (var status : List.of(popular, second, answer, warned)) {
            given.favourite(alice, status);
            given.favourite(carol, status);
        }
        given.reblog(bob, popular);
        given.favourite(carol, given.status(bob, "nearly"));
        assertThat(client.get("/api/v1/trends/tags").ok()).isEmpty();
        assertThat(client.get("/api/v1/trends/statuses").ok()).isEmpty();
        server.runJob("insights.trends");
        var tags = alice.get("/api/v1/trends/tags").ok();
        assertThat(tags).extracting(tag -> tag.path("name").textValue()).containsExactly("trend", "other");
        assertThat(tags.at("/0/history/0/accounts").textValue()).isEqualTo("3");
        assertThat(alice.get("/api/v1/trends").ok()).isEqualTo(tags);
        assertThat(client.get("/api/v1/trends/tags?limit=1&offset=1").ok())
                .extracting(tag -> tag.path("name").textValue())
                .containsExactly("other");
        assertThat(alice.get("/api/v1/trends/statuses").ids()).containsExactly(popular, second);
        assertThat(client.get("/api/v1/trends/statuses?limit=1&offset=1").ids()).containsExactly(second);
        bob.does("block", alice).expect(200);
        assertThat(alice.get("/api/v1/trends/statuses").ids()).containsExactly(popular);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "statuses"})
    void refusesPagesThatAreNone(String kind) {
        client.get("/api/v1/trends/" + kind + "?offset=-1").expect(400);
        client.get("/api/v1/trends/" + kind + "?limit=0").expect(400);
        client.bearer("nonsense").get("/api/v1/trends/" + kind).expect(401);
    }
}
