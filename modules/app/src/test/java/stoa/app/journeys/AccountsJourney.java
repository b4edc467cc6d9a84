package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People look each other up, follow, and stop following. */
@OverHttp
final class AccountsJourney {
    private static final String NOBODY = "109999999999999999";

    private final Client client;
    private final Given given;
    private final JourneyServer server;
    private Person alice;
    private Person bob;

    AccountsJourney(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("Bob");
    }

    @Test
    void showsAnAccountToAnybody() {
        var account = client.get("/api/v1/accounts/" + bob.id()).ok();
        assertThat(account.path("id").textValue()).isEqualTo(bob.id());
        assertThat(account.path("username").textValue()).isEqualTo("Bob");
        assertThat(account.path("url").textValue()).isEqualTo(server.url() + "/@Bob");
        assertThat(account.path("created_at").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT00:00:00\\.000Z");
        assertThat(account.has("source")).isFalse();
        client.get("/api/v1/accounts/" + NOBODY).refuses(404, "Record not found");
    }

    @Test
    void findsPeopleByTheirName() {
        for (var name : new String[] {"bob", "BOB", "bob@" + server.domain(), "Bob@" + server.domain()}) {
            var found = client.get("/api/v1/accounts/lookup?acct=" + name).ok();
            assertThat(found.path("id").textValue()).as(name).isEqualTo(bob.id());
        }
        client.get("/api/v1/accounts/lookup?acct=nobody").refuses(404, "Record not found");
        client.get("/api/v1/accounts/lookup?acct=bob@elsewhere.example").refuses(404, "Record not found");
        client.get("/api/v1/accounts/lookup").refuses(400, "Missing required parameter: acct");
    }

    @Test
    void followsOnceHoweverOftenItIsAsked() {
        for (int i = 0; i < 3; i++) {
            var relationship = alice.follows(bob);
            assertThat(relationship.path("following").booleanValue()).isTrue();
            assertThat(relationship.path("showing_reblogs").booleanValue()).isTrue();
            assertThat(relationship.path("notifying").booleanValue()).isFalse();
            assertThat(relationship.path("requested").booleanValue()).isFalse();
        }
        assertFigures(alice, 0, 1);
        assertFigures(bob, 1, 0);
    }

    @Test
    void unfollowsOnceHoweverOftenItIsAsked() {
        alice.follows(bob);
        for (int i = 0; i < 3; i++) {
            var relationship = alice.client()
                    .post("/api/v1/accounts/" + bob.id() + "/unfollow")
                    .ok();
            assertThat(relationship.path("following").booleanValue()).isFalse();
        }
        assertFigures(alice, 0, 0);
        assertFigures(bob, 0, 0);
    }

    @Test
    void keepsTheOptionsOfAFollowThatAreNotSentAgain() {
        var path = "/api/v1/accounts/" + bob.id() + "/follow";
        alice.client()
                .post(path, "reblogs", "false", "notify", "true", "languages[]", "en", "languages[]", "de")
                .expect(200);
        var kept = alice.client().post(path).ok();
        assertThat(kept.path("showing_reblogs").booleanValue()).isFalse();
        assertThat(kept.path("notifying").booleanValue()).isTrue();
        assertThat(kept.path("languages")).hasToString("[\"en\",\"de\"]");
        var changed = alice.client().post(path, "reblogs", "true").ok();
        assertThat(changed.path("showing_reblogs").booleanValue()).isTrue();
        assertThat(changed.path("notifying").booleanValue()).isTrue();
        assertThat(changed.path("languages")).hasToString("[\"en\",\"de\"]");
    }

    @Test
    void letsNobodyFollowThemselvesOrNobody() {
        alice.client().post("/api/v1/accounts/" + alice.id() + "/follow").refuses(403, "This action is not allowed");
        alice.client().post("/api/v1/accounts/" + NOBODY + "/follow").refuses(404, "Record not found");
        alice.client().post("/api/v1/accounts/" + NOBODY + "/unfollow").refuses(404, "Record not found");
    }

    @Test
    void tellsHowPeopleStandInTheOrderAsked() {
        var carol = given.account("carol");
        alice.follows(bob);
        carol.follows(alice);
        var path = "/api/v1/accounts/relationships";
        var asked = alice.get(path + "?id[]=" + carol.id() + "&id[]=" + NOBODY + "&id[]=nonsense&id[]=" + bob.id()
                + "&id[]=" + carol.id());
        assertThat(asked.ids()).containsExactly(carol.id(), bob.id());
        assertThat(asked.json().at("/0/followed_by").booleanValue()).isTrue();
        assertThat(asked.json().at("/0/following").booleanValue()).isFalse();
        assertThat(asked.json().at("/1/followed_by").booleanValue()).isFalse();
        assertThat(asked.json().at("/1/following").booleanValue()).isTrue();
        assertThat(alice.get(path + "?id=" + bob.id()).ids()).containsExactly(bob.id());
        assertThat(alice.get(path + "?id%5B%5D=" + bob.id()).ids()).containsExactly(bob.id());
        assertThat(alice.get(path).ids()).isEmpty();
    }

    @Test
    void tellsPeopleWhatTheyPostByDefault() {
        var me = alice.get("/api/v1/accounts/verify_credentials").ok();
        assertThat(me.path("source").path("privacy").textValue()).isEqualTo("public");
        assertThat(me.path("source").path("sensitive").booleanValue()).isFalse();
        assertThat(me.path("source").path("fields").isEmpty()).isTrue();
        assertThat(me.path("source").path("follow_requests_count").intValue()).isZero();
        assertThat(me.path("role").path("permissions").isTextual()).isTrue();
    }

    private static void assertFigures(Person person, int followers, int following) {
        var account = person.account();
        assertThat(account.path("followers_count").intValue()).as(person.name()).isEqualTo(followers);
        assertThat(account.path("following_count").intValue()).as(person.name()).isEqualTo(following);
    }
}
