package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** People keep others away, or quiet. */
@OverHttp
final class BlocksJourney {
    private static final String NOBODY = "109999999999999999";

    private final Client client;
    private final Given given;
    private Person alice;
    private Person bob;

    BlocksJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @Test
    void endsFollowsAndRequestsBothWays() {
        alice.follows(bob);
        bob.follows(alice);
        for (int i = 0; i < 2; i++) {
            var blocking = alice.does("block", bob).ok();
            assertThat(blocking.path("blocking").booleanValue()).isTrue();
            assertThat(blocking.path("following").booleanValue()).isFalse();
            assertThat(blocking.path("followed_by").booleanValue()).isFalse();
            assertFigures(alice, 0, 0);
            assertFigures(bob, 0, 0);
        }
        assertThat(bob.standsTo(alice).path("blocked_by").booleanValue()).isTrue();
        var unblocked = alice.does("unblock", bob).ok();
        assertThat(unblocked.path("blocking").booleanValue()).isFalse();
        assertThat(unblocked.path("following").booleanValue()).isFalse();

        alice.changes("locked", "true").expect(200);
        bob.follows(alice);
        alice.does("block", bob).expect(200);
        assertThat(alice.get("/api/v1/follow_requests").ids()).isEmpty();
        assertThat(alice.get("/api/v1/accounts/verify_credentials")
                        .ok()
                        .at("/source/follow_requests_count")
                        .intValue())
                .isZero();
    }

    @Test
    void letsNeitherSideFollowTheOther() {
        alice.does("block", bob).expect(200);
        bob.does("follow", alice).refuses(403, "This action is not allowed");
        alice.does("follow", bob).refuses(403, "This action is not allowed");
        alice.does("unblock", bob).expect(200);
        assertThat(bob.follows(alice).path("following").booleanValue()).isTrue();
    }

    @Test
    void neverLeavesAFollowAcrossABlockWhereBothComeAtOnce() {
        for (int round = 0; round < 5; round++) {
            var follows = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> bob.does("follow", alice)))
                    .toList();
            alice.does("block", bob).expect(200);
            follows.forEach(CompletableFuture::join);
            var standing = alice.standsTo(bob);
            assertThat(standing.path("blocking").booleanValue()).isTrue();
            assertThat(standing.path("followed_by").booleanValue()).isFalse();
            assertFigures(alice, 0, 0);
            alice.does("unblock", bob).expect(200);
        }
    }

    @Test
    void hidesStatusesFromThoseWhomTheirAuthorBlocks() {
        var open = given.status(alice, "hello @bob");
        var answered = given.status(bob, "bob's");
        var answer = given.reply(alice, answered, "an answer");
        alice.does("block", bob).expect(200);

        for (var id : List.of(open, answer)) {
            bob.get("/api/v1/statuses/" + id).refuses(404, "Record not found");
            bob.get("/api/v1/statuses/" + id + "/context").refuses(404, "Record not found");
            bob.client().post("/api/v1/statuses/" + id + "/favourite").refuses(404, "Record not found");
            bob.client()
                    .post("/api/v1/statuses", "status", "but", "in_reply_to_id", id)
                    .refuses(404, "Record not found");
            client.get("/api/v1/statuses/" + id).expect(200);
        }
        assertThat(bob.get("/api/v1/accounts/" + alice.id() + "/statuses").ids())
                .isEmpty();
        assertThat(bob.get("/api/v1/statuses/" + answered + "/context").ok().path("descendants"))
                .isEmpty();
        assertThat(bob.get("/api/v1/timelines/public").ids()).containsExactly(answered);
        assertThat(client.get("/api/v1/timelines/public").ids()).containsExactly(answered, open);
    }

    @Test
    void hidesStatusesOfThoseWhomTheReaderBlocksWhereTheyWereNotAskedFor() {
        var hers = given.status(alice, "hers");
        var bobs = given.status(bob, "bob's");
        var answer = given.reply(bob, hers, "an answer");
        alice.does("block", bob).expect(200);
        assertThat(alice.get("/api/v1/timelines/public").ids()).containsExactly(hers);
        assertThat(alice.get("/api/v1/timelines/home").ids()).containsExactly(hers);
        assertThat(alice.get("/api/v1/statuses/" + hers + "/context").ok().path("descendants"))
                .isEmpty();
        // Whoever opens them may still see what they blocked somebody for.
        alice.get("/api/v1/statuses/" + answer).expect(200);
        assertThat(alice.get("/api/v1/accounts/" + bob.id() + "/statuses").ids())
                .containsExactly(answer, bobs);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mentionsNobodyAcrossABlock(boolean authorBlocks) {
        if (authorBlocks) {
            alice.does("block", bob).expect(200);
        } else {
            bob.does("block", alice).expect(200);
        }
        var status = alice.posts("@bob: hello", "visibility", "direct");
        assertThat(status.path("mentions")).isEmpty();
        var id = status.path("id").textValue();
        bob.get("/api/v1/statuses/" + id).refuses(404, "Record not found");
        alice.does("unblock", bob).expect(200);
        bob.does("unblock", alice).expect(200);
        bob.get("/api/v1/statuses/" + id).refuses(404, "Record not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"block", "mute"})
    void leavesStatusesThatNameSomebodyHiddenOutOfHome(String act) {
        var carol = given.account("carol");
        given.follow(alice, carol);
        alice.does(act, bob).expect(200);
        var plain = given.status(carol, "plain");
        given.status(carol, "have you heard @bob?");
        var own = given.status(alice, "and I of @bob");
        assertThat(alice.get("/api/v1/timelines/home").ids()).containsExactly(own, plain);
        alice.does("un" + act, bob).expect(200);
        assertThat(alice.get("/api/v1/timelines/home").ids()).hasSize(3);
    }

    @Test
    void fillsPagesWithWhatIsNotHidden() {
        var carol = given.account("carol");
        given.follow(alice, carol);
        var shown = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            shown.addFirst(given.status(carol, "carol's"));
            given.status(bob, "bob's");
        }
        alice.does("mute", bob).expect(200);
        assertThat(alice.get("/api/v1/timelines/public?limit=4").ids()).isEqualTo(shown.subList(0, 4));
        assertThat(alice.get("/api/v1/timelines/home?limit=4").ids()).isEqualTo(shown.subList(0, 4));
    }

    @Test
    void mutesWithoutTheOtherNoticing() {
        given.follow(alice, bob);
        var bobs = given.status(bob, "bob's");
        var hers = given.status(alice, "hers");
        var answer = given.reply(bob, hers, "an answer");
        var before = bob.standsTo(alice);
        var muting = alice.does("mute", bob).ok();
        assertThat(muting.path("muting").booleanValue()).isTrue();
        assertThat(muting.path("muting_notifications").booleanValue()).isTrue();
        assertThat(muting.path("muting_expires_at").isNull()).isTrue();
        assertThat(muting.path("following").booleanValue()).isTrue();
        assertThat(alice.get("/api/v1/timelines/home").ids()).containsExactly(hers);
        assertThat(alice.get("/api/v1/timelines/public").ids()).containsExactly(hers);
        assertThat(alice.get("/api/v1/statuses/" + hers + "/context").ok().path("descendants"))
                .isEmpty();
        assertThat(alice.get("/api/v1/accounts/" + bob.id() + "/statuses").ids())
                .containsExactly(answer, bobs);
        assertThat(bob.get("/api/v1/timelines/public").ids()).containsExactly(hers, bobs);
        assertThat(bob.standsTo(alice)).isEqualTo(before);
        assertThat(alice.does("unmute", bob).ok().path("muting").booleanValue()).isFalse();
        assertThat(alice.get("/api/v1/timelines/home").ids()).containsExactly(answer, hers, bobs);
    }

    @Test
    void endsAMuteInTime() {
        given.status(bob, "bob's");
        var muting = alice.does("mute", bob, "duration", "3600", "notifications", "false")
                .ok();
        assertThat(muting.path("muting_notifications").booleanValue()).isFalse();
        assertThat(Instant.parse(muting.path("muting_expires_at").textValue()))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(59)),
                        Instant.now().plus(Duration.ofMinutes(61)));
        var listed = alice.get("/api/v1/mutes").ok().path(0);
        assertThat(listed.path("id").textValue()).isEqualTo(bob.id());
        assertThat(listed.path("mute_expires_at")).isEqualTo(muting.path("muting_expires_at"));

        TestCluster.shared().run("update graph.mute set expires_at = now()");
        assertThat(alice.standsTo(bob).path("muting").booleanValue()).isFalse();
        assertThat(alice.get("/api/v1/mutes").ids()).isEmpty();
        assertThat(alice.get("/api/v1/timelines/public").ids()).hasSize(1);

        alice.does("mute", bob).expect(200);
        assertThat(alice.get("/api/v1/mutes").ok().at("/0/mute_expires_at").isNull())
                .isTrue();
        alice.does("mute", bob, "duration", "-1").refuses(422, "Validation failed: Duration must not be negative");
        alice.does("mute", bob, "duration", "soon")
                .refuses(400, "Invalid value for parameter duration: expected a whole number");
    }

    @ParameterizedTest
    @CsvSource({"block, /api/v1/blocks", "mute, /api/v1/mutes"})
    void pagesByTheRelation(String act, String path) {
        var people = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var person = given.account("person" + i);
            alice.does(act, person).expect(200);
            people.addFirst(person.id());
        }
        assertThat(alice.get(path).ids()).isEqualTo(people);
        var first = alice.get(path + "?limit=2");
        var second = alice.get(first.link("next"));
        var third = alice.get(second.link("next"));
        assertThat(first.ids()).isEqualTo(people.subList(0, 2));
        assertThat(second.ids()).isEqualTo(people.subList(2, 4));
        assertThat(third.ids()).isEqualTo(people.subList(4, 5));
        assertThat(third.link("next")).isEmpty();
        assertThat(alice.get(third.link("prev")).ids()).isEqualTo(people.subList(2, 4));
        assertThat(bob.get(path).ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"block", "unblock", "mute", "unmute"})
    void doesNothingToOneselfAndFindsNobodyElse(String act) {
        var self = alice.does(act, alice).ok();
        assertThat(self.path("blocking").booleanValue()).isFalse();
        assertThat(self.path("muting").booleanValue()).isFalse();
        alice.client().post("/api/v1/accounts/" + NOBODY + "/" + act).refuses(404, "Record not found");
    }

    @Test
    void blocksServersThatItDoesNotKnowAnyway() {
        var path = "/api/v1/domain_blocks";
        alice.client().post(path, "domain", "elsewhere.example").expect(200);
        assertThat(alice.get(path).ok()).isEmpty();
        alice.client()
                .send("DELETE", path, Body.form("domain", "elsewhere.example"))
                .expect(200);
        alice.client().post(path).refuses(400, "Missing required parameter: domain");
        assertThat(alice.get("/api/v1/accounts/relationships?id=" + bob.id())
                        .ok()
                        .at("/0/domain_blocking")
                        .booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/blocks,             read:mutes",
        "GET,    /api/v1/mutes,              read:blocks",
        "GET,    /api/v1/domain_blocks,      read:mutes",
        "POST,   /api/v1/domain_blocks,      read:blocks",
        "DELETE, /api/v1/domain_blocks,      read:blocks",
        "POST,   /api/v1/accounts/1/block,   write:mutes",
        "POST,   /api/v1/accounts/1/unblock, write:mutes",
        "POST,   /api/v1/accounts/1/mute,    write:blocks",
        "POST,   /api/v1/accounts/1/unmute,  write:blocks",
    })
    void asksForAUserAndTheScope(String method, String path, String scope) {
        client.send(method, path, Body.NOTHING).refuses(401, "The access token is invalid");
        client.bearer(given.token(alice, scope))
                .send(method, path, Body.NOTHING)
                .refuses(403, "This action is outside the authorized scopes");
    }

    private static void assertFigures(Person person, int followers, int following) {
        var account = person.account();
        assertThat(account.path("followers_count").intValue()).as(person.name()).isEqualTo(followers);
        assertThat(account.path("following_count").intValue()).as(person.name()).isEqualTo(following);
    }
}
