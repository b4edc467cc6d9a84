package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** People ask to follow, are let or turned down, and see who follows whom. */
@OverHttp
final class FollowsJourney {
    private static final String NOT_FOUND = "Record not found";

    private final Client client;
    private final Given given;
    private Person alice;
    private Person bob;

    FollowsJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @Test
    void asksALockedAccountOnce() {
        bob.changes("locked", "true").expect(200);
        for (int i = 0; i < 2; i++) {
            var asked = alice.does("follow", bob, "reblogs", "false").ok();
            assertThat(asked.path("following").booleanValue()).isFalse();
            assertThat(asked.path("requested").booleanValue()).isTrue();
            assertThat(asked.path("showing_reblogs").booleanValue()).isFalse();
        }
        assertThat(bob.standsTo(alice).path("requested_by").booleanValue()).isTrue();
        assertThat(requests(bob)).isEqualTo(1);
        assertThat(bob.get("/api/v1/follow_requests").ids()).containsExactly(alice.id());
        assertFigures(alice, 0, 0);
        assertFigures(bob, 0, 0);
    }

    @Test
    void letsAPersonFollowWithTheOptionsAskedFor() {
        bob.changes("locked", "true").expect(200);
        alice.does("follow", bob, "reblogs", "false", "notify", "true", "languages[]", "eo")
                .expect(200);
        var answer = answer(bob, alice, "authorize").ok();
        assertThat(answer.path("followed_by").booleanValue()).isTrue();
        assertThat(answer.path("requested_by").booleanValue()).isFalse();
        var follow = alice.standsTo(bob);
        assertThat(follow.path("following").booleanValue()).isTrue();
        assertThat(follow.path("requested").booleanValue()).isFalse();
        assertThat(follow.path("showing_reblogs").booleanValue()).isFalse();
        assertThat(follow.path("notifying").booleanValue()).isTrue();
        assertThat(follow.path("languages")).hasToString("[\"eo\"]");
        assertThat(requests(bob)).isZero();
        assertFigures(alice, 0, 1);
        assertFigures(bob, 1, 0);
        // Whoever follows already needs not ask to change how.
        assertThat(alice.does("follow", bob, "reblogs", "true")
                        .ok()
                        .path("following")
                        .booleanValue())
                .isTrue();
        assertThat(bob.get("/api/v1/follow_requests").ids()).isEmpty();
        answer(bob, alice, "authorize").refuses(404, NOT_FOUND);
    }

    @Test
    void turnsAPersonDown() {
        bob.changes("locked", "true").expect(200);
        alice.follows(bob);
        assertThat(answer(bob, alice, "reject").ok().path("requested_by").booleanValue())
                .isFalse();
        assertThat(alice.standsTo(bob).path("requested").booleanValue()).isFalse();
        assertThat(requests(bob)).isZero();
        answer(bob, alice, "reject").refuses(404, NOT_FOUND);
        assertFigures(bob, 0, 0);
    }

    @Test
    void takesARequestBack() {
        bob.changes("locked", "true").expect(200);
        alice.follows(bob);
        assertThat(alice.does("unfollow", bob).ok().path("requested").booleanValue())
                .isFalse();
        assertThat(requests(bob)).isZero();
        assertThat(bob.get("/api/v1/follow_requests").ids()).isEmpty();
    }

    @Test
    void followsAtOnceWhereTheAccountHasBeenUnlockedSince() {
        bob.changes("locked", "true").expect(200);
        alice.follows(bob);
        bob.changes("locked", "false").expect(200);
        var followed = alice.follows(bob);
        assertThat(followed.path("following").booleanValue()).isTrue();
        assertThat(followed.path("requested").booleanValue()).isFalse();
        assertThat(requests(bob)).isZero();
    }

    @Test
    void removesAFollower() {
        alice.follows(bob);
        bob.follows(alice);
        var removed = bob.does("remove_from_followers", alice).ok();
        assertThat(removed.path("followed_by").booleanValue()).isFalse();
        assertThat(removed.path("following").booleanValue()).isTrue();
        bob.does("remove_from_followers", alice).expect(200);
        assertFigures(alice, 1, 0);
        assertFigures(bob, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({"followers", "following"})
    void pagesByTheFollowAndNotByTheAccount(String side) {
        // Whoever came first follows last, so that the two orders differ.
        var people = new ArrayList<Person>();
        for (int i = 0; i < 7; i++) {
            people.add(given.account("person" + i));
        }
        for (var person : people.reversed()) {
            if (side.equals("followers")) {
                given.follow(person, alice);
            } else {
                given.follow(alice, person);
            }
        }
        var expected = people.stream().map(Person::id).toList();
        var path = "/api/v1/accounts/" + alice.id() + "/" + side;
        assertThat(client.get(path).ids()).isEqualTo(expected);

        var down = new ArrayList<String>();
        var page = client.get(path + "?limit=3");
        down.addAll(page.ids());
        while (!page.link("next").isEmpty()) {
            page = client.get(page.link("next"));
            down.addAll(page.ids());
        }
        assertThat(down).isEqualTo(expected);
        var up = new ArrayList<>(page.ids().reversed());
        for (page = client.get(page.link("prev")); !page.ids().isEmpty(); page = client.get(page.link("prev"))) {
            up.addAll(page.ids().reversed());
        }
        assertThat(up).isEqualTo(expected.reversed());
        client.get("/api/v1/accounts/1/" + side).refuses(404, NOT_FOUND);
        client.get(path + "?limit=0").refuses(400, "Invalid value for parameter limit: must be at least 1");
    }

    @Test
    void pagesRequests() {
        alice.changes("locked", "true").expect(200);
        var asking = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var person = given.account("person" + i);
            given.follow(person, alice);
            asking.add(person.id());
        }
        var first = alice.get("/api/v1/follow_requests?limit=3");
        assertThat(first.ids()).containsExactly(asking.get(4), asking.get(3), asking.get(2));
        assertThat(alice.get(first.link("next")).ids()).containsExactly(asking.get(1), asking.get(0));
    }

    @Test
    void showsCollectionsThatAreHiddenToTheirOwnerOnly() {
        given.follow(bob, alice);
        given.follow(alice, bob);
        alice.changes("hide_collections", "true").expect(200);
        for (var side : List.of("followers", "following")) {
            var path = "/api/v1/accounts/" + alice.id() + "/" + side;
            assertThat(client.get(path).ids()).isEmpty();
            assertThat(bob.get(path).ids()).isEmpty();
            assertThat(alice.get(path).ids()).containsExactly(bob.id());
        }
    }

    @Test
    void showsNobodyToThoseWhomTheAccountBlocks() {
        var carol = given.account("carol");
        given.follow(carol, alice);
        alice.does("block", bob).expect(200);
        var path = "/api/v1/accounts/" + alice.id() + "/followers";
        assertThat(bob.get(path).ids()).isEmpty();
        assertThat(client.get(path).ids()).containsExactly(carol.id());
    }

    @Test
    void leavesWhoIsHiddenFromTheReaderOutOfOthersFollowers() {
        var carol = given.account("carol");
        given.follow(bob, alice);
        given.follow(carol, alice);
        carol.does("mute", bob).expect(200);
        var path = "/api/v1/accounts/" + alice.id() + "/followers";
        assertThat(carol.get(path).ids()).containsExactly(carol.id());
        bob.does("block", carol).expect(200);
        assertThat(bob.get(path).ids()).containsExactly(bob.id());
        assertThat(alice.get(path).ids()).containsExactly(carol.id(), bob.id());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/follow_requests,                   read:accounts",
        "POST, /api/v1/follow_requests/1/authorize,       read:follows",
        "POST, /api/v1/follow_requests/1/reject,          read:follows",
        "POST, /api/v1/accounts/1/remove_from_followers,  read:follows",
    })
    void asksForAUserAndTheScope(String method, String path, String scope) {
        client.send(method, path, Body.NOTHING).refuses(401, "The access token is invalid");
        client.bearer(given.token(alice, scope))
                .send(method, path, Body.NOTHING)
                .refuses(403, "This action is outside the authorized scopes");
    }

    private static Answer answer(Person person, Person asking, String act) {
        return person.client().post("/api/v1/follow_requests/" + asking.id() + "/" + act);
    }

    private static int requests(Person person) {
        return person.get("/api/v1/accounts/verify_credentials")
                .ok()
                .at("/source/follow_requests_count")
                .intValue();
    }

    private static void assertFigures(Person person, int followers, int following) {
        var account = person.account();
        assertThat(account.path("followers_count").intValue()).as(person.name()).isEqualTo(followers);
        assertThat(account.path("following_count").intValue()).as(person.name()).isEqualTo(following);
    }
}
