package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** People quote what others posted, as far as those let them. */
@OverHttp
final class QuotesJourney {
    private static final String PATH = "/api/v1/statuses/";
    private static final String NOT_FOUND = "Record not found";
    private static final String NOT_QUOTABLE = "The post you are trying to quote does not appear to exist.";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Client client;
    private final Given given;
    private Person alice;
    private Person bob;

    QuotesJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @Test
    void showsWhatIsQuoted() {
        var original = alice.posts("a thought");
        assertThat(original.path("quote").isNull()).isTrue();
        assertThat(original.path("quotes_count").intValue()).isZero();
        assertThat(original.at("/quote_approval/automatic/0").textValue()).isEqualTo("public");
        assertThat(original.at("/quote_approval/manual")).isEmpty();
        assertThat(original.at("/quote_approval/current_user").textValue()).isEqualTo("automatic");
        var id = id(original);
        bob.client().post(PATH + id + "/favourite").expect(200);

        var quote = quote(bob, id, "well said");
        assertThat(quote.at("/quote/state").textValue()).isEqualTo("accepted");
        assertThat(quote.at("/quote/quoted_status/id").textValue()).isEqualTo(id);
        assertThat(quote.at("/quote/quoted_status/account/id").textValue()).isEqualTo(alice.id());
        assertThat(quote.at("/quote/quoted_status/favourited").booleanValue()).isTrue();
        assertThat(quote.at("/quote/quoted_status/quotes_count").intValue()).isEqualTo(1);
        assertThat(bob.get(PATH + id(quote)).ok()).isEqualTo(quote);
        assertThat(bob.get(PATH + id).ok().path("quotes_count").intValue()).isEqualTo(1);

        // One level deep: what that quotes is told by its id.
        var outer = quote(bob, id(quote), "as I said");
        assertThat(outer.at("/quote/quoted_status/id").textValue()).isEqualTo(id(quote));
        assertThat(outer.at("/quote/quoted_status/quote/state").textValue()).isEqualTo("accepted");
        assertThat(outer.at("/quote/quoted_status/quote/quoted_status_id").textValue())
                .isEqualTo(id);
        assertThat(outer.at("/quote/quoted_status/quote/quoted_status").isNull())
                .isTrue();

        var reblog = bob.client().post(PATH + id(quote) + "/reblog").ok();
        assertThat(reblog.at("/reblog/quote/quoted_status/id").textValue()).isEqualTo(id);
        assertThat(reblog.at("/quote/quoted_status/id").textValue()).isEqualTo(id);
        // A reblog is quoted as what it shows.
        assertThat(quote(bob, id(reblog), "again").at("/quote/quoted_status/id").textValue())
                .isEqualTo(id(quote));
        assertThat(bob.get("/api/v1/timelines/home").ok().findValuesAsText("state"))
                .contains("accepted");
    }

    @Test
    void listsQuotes() {
        var id = alice.postsId("a thought");
        var first = id(quote(bob, id, "one"));
        var second = id(quote(bob, id, "two"));
        var hidden = id(quote(bob, id, "three", "visibility", "private"));
        assertThat(bob.get(PATH + id + "/quotes").ids()).containsExactly(hidden, second, first);
        var page = bob.get(PATH + id + "/quotes?limit=2");
        assertThat(page.ids()).containsExactly(hidden, second);
        assertThat(bob.get(page.link("next")).ids()).containsExactly(first);
        assertThat(bob.get(PATH + id + "/quotes?min_id=" + first + "&limit=1").ids())
                .containsExactly(second);
        // A private one is for followers.
        assertThat(alice.get(PATH + id + "/quotes").ids()).containsExactly(second, first);
        alice.does("mute", bob).expect(200);
        assertThat(alice.get(PATH + id + "/quotes").ids()).isEmpty();
        client.get(PATH + id + "/quotes").expect(401);
        bob.get(PATH + "1/quotes").refuses(404, NOT_FOUND);
    }

    @Test
    void quotesOnlyWhatMayBeQuoted() {
        var forFollowers = alice.posts("for followers", "quote_approval_policy", "followers");
        assertThat(forFollowers.at("/quote_approval/automatic/0").textValue()).isEqualTo("followers");
        assertThat(forFollowers.at("/quote_approval/current_user").textValue()).isEqualTo("automatic");
        refused(bob, id(forFollowers));
        assertThat(bob.get(PATH + id(forFollowers))
                        .ok()
                        .at("/quote_approval/current_user")
                        .textValue())
                .isEqualTo("denied");
        bob.follows(alice);
        quote(bob, id(forFollowers), "as a follower");

        var forNobody = alice.posts("for nobody", "quote_approval_policy", "nobody");
        assertThat(forNobody.at("/quote_approval/automatic")).isEmpty();
        refused(bob, id(forNobody));
        quote(alice, id(forNobody), "my own");

        var forFriends = alice.posts("private", "visibility", "private", "quote_approval_policy", "public");
        assertThat(forFriends.at("/quote_approval/automatic")).isEmpty();
        refused(bob, id(forFriends));
        assertThat(quote(alice, id(forFriends), "my own").path("visibility").textValue())
                .isEqualTo("private");

        var direct = alice.postsId("@bob only", "visibility", "direct");
        refused(bob, direct);
        refused(alice, direct);
        refused(bob, "1");

        alice.changes("source[quote_policy]", "nobody").expect(200);
        assertThat(alice.posts("by default").at("/quote_approval/automatic")).isEmpty();
        bob.client()
                .post("/api/v1/statuses", "status", "x", "quote_approval_policy", "x")
                .expect(422);
        client.post("/api/v1/statuses", "status", "x", "quoted_status_id", id(forFollowers))
                .expect(401);
    }

    @Test
    void quotesWithWordsOnlyAndNotBehindPeoplesBacks() {
        var id = alice.postsId("a thought");
        post(bob, id, "x", "poll[options][]", "a", "poll[options][]", "b", "poll[expires_in]", "600")
                .refuses(422, "Validation failed: A quote can have neither media nor a poll");
        post(bob, id, "x", "visibility", "direct")
                .refuses(422, "Cannot quote a non-mentioned user in a Private Mention post.");
        assertThat(quote(bob, id, "@alice look", "visibility", "direct")
                        .at("/quote/state")
                        .textValue())
                .isEqualTo("accepted");
        var quote = id(quote(bob, id, "one"));
        var edited = bob.client()
                .put(PATH + quote, Body.form("status", "another", "quote_approval_policy", "nobody"))
                .ok();
        assertThat(edited.at("/quote/quoted_status/id").textValue()).isEqualTo(id);
        assertThat(edited.at("/quote_approval/automatic")).isEmpty();
        bob.client()
                .put(
                        PATH + quote,
                        Body.form(
                                "status",
                                "x",
                                "poll[options][]",
                                "a",
                                "poll[options][]",
                                "b",
                                "poll[expires_in]",
                                "600"))
                .expect(422);
    }

    @Test
    void showsNothingThatItsViewerMayNotOrWillNotSee() {
        var carol = given.account("carol");
        var id = alice.postsId("a thought");
        var quote = id(quote(bob, id, "well said"));
        assertThat(quoteOf(carol, quote).path("state").textValue()).isEqualTo("accepted");
        carol.does("mute", alice).expect(200);
        assertThat(quoteOf(carol, quote).path("state").textValue()).isEqualTo("muted_account");
        assertThat(quoteOf(carol, quote).at("/quoted_status/id").textValue()).isEqualTo(id);
        carol.does("block", alice).expect(200);
        assertThat(quoteOf(carol, quote).path("state").textValue()).isEqualTo("blocked_account");
        carol.does("unblock", alice).expect(200);
        carol.does("unmute", alice).expect(200);
        assertThat(quoteOf(carol, quote).path("state").textValue()).isEqualTo("accepted");

        // Of whom the author blocks nothing is left but that there was something.
        alice.does("block", carol).expect(200);
        assertThat(Awaitility.await()
                        .atMost(PATIENCE)
                        .until(
                                () -> quoteOf(carol, quote),
                                found -> found.path("state").textValue().equals("unauthorized"))
                        .path("quoted_status")
                        .isNull())
                .isTrue();

        var mine = alice.postsId("private", "visibility", "private");
        var named = quote(alice, mine, "look, @bob");
        var seen = bob.get(PATH + id(named)).ok();
        assertThat(seen.at("/quote/state").textValue()).isEqualTo("unauthorized");
        assertThat(seen.at("/quote/quoted_status").isNull()).isTrue();
        assertThat(client.get(PATH + quote).ok().at("/quote/state").textValue()).isEqualTo("accepted");
    }

    @Test
    void revokesQuotes() {
        var id = alice.postsId("a thought");
        var quote = id(quote(bob, id, "nonsense"));
        var path = PATH + id + "/quotes/" + quote + "/revoke";
        client.post(path).expect(401);
        bob.client().post(path).refuses(403, "This action is not allowed");
        alice.client().post(PATH + id + "/quotes/1/revoke").refuses(404, NOT_FOUND);
        alice.client().post(PATH + id + "/quotes/" + id + "/revoke").refuses(404, NOT_FOUND);
        for (int i = 0; i < 2; i++) {
            var revoked = alice.client().post(path).ok();
            assertThat(revoked.path("id").textValue()).isEqualTo(quote);
            assertThat(revoked.at("/quote/state").textValue()).isEqualTo("revoked");
            assertThat(revoked.at("/quote/quoted_status").isNull()).isTrue();
        }
        assertThat(alice.get(PATH + id).ok().path("quotes_count").intValue()).isZero();
        assertThat(alice.get(PATH + id + "/quotes").ids()).isEmpty();
        // Written anew, it is known what it quoted.
        var deleted = bob.client().delete(PATH + quote).ok();
        assertThat(deleted.at("/quote/state").textValue()).isEqualTo("revoked");
        assertThat(deleted.at("/quote/quoted_status/id").textValue()).isEqualTo(id);
        assertThat(alice.get(PATH + id).ok().path("quotes_count").intValue()).isZero();
    }

    @Test
    void revokesWhatItsAuthorMayNotSee() {
        var id = alice.postsId("a thought");
        var quote = id(quote(bob, id, "among us", "visibility", "private"));
        var answer =
                alice.client().post(PATH + id + "/quotes/" + quote + "/revoke").ok();
        assertThat(answer.path("id").textValue()).isEqualTo(id);
        assertThat(answer.path("quotes_count").intValue()).isZero();
    }

    @Test
    void saysWhoMayQuoteFromNowOn() {
        var id = alice.postsId("a thought");
        var quote = id(quote(bob, id, "one"));
        var path = PATH + id + "/interaction_policy";
        client.put(path, Body.form("quote_approval_policy", "nobody")).expect(401);
        bob.client().put(path, Body.form("quote_approval_policy", "nobody")).refuses(403, "This action is not allowed");
        alice.client().put(path, Body.form("quote_approval_policy", "x")).expect(422);
        alice.client()
                .put(PATH + "1/interaction_policy", Body.form("quote_approval_policy", "nobody"))
                .refuses(404, NOT_FOUND);
        var changed = alice.client()
                .put(path, Body.form("quote_approval_policy", "nobody"))
                .ok();
        assertThat(changed.at("/quote_approval/automatic")).isEmpty();
        assertThat(changed.at("/quote_approval/current_user").textValue()).isEqualTo("automatic");
        assertThat(changed.path("edited_at").isNull()).isTrue();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> refused(bob, id));
        assertThat(quoteOf(bob, quote).path("state").textValue()).isEqualTo("accepted");
        assertThat(alice.client()
                        .put(path, Body.form())
                        .ok()
                        .at("/quote_approval/automatic/0")
                        .textValue())
                .isEqualTo("public");
    }

    @Test
    void keepsFiguresRightWhereSomethingIsDeleted() {
        var id = alice.postsId("a thought");
        var first = id(quote(alice, id, "one"));
        var second = id(quote(alice, id, "two"));
        var deleted = alice.client().delete(PATH + first).ok();
        assertThat(deleted.at("/quote/quoted_status/id").textValue()).isEqualTo(id);
        assertThat(deleted.path("text").textValue()).isEqualTo("one");
        assertThat(alice.get(PATH + id).ok().path("quotes_count").intValue()).isEqualTo(1);
        alice.client().delete(PATH + id).expect(200);
        assertThat(quoteOf(alice, second).path("state").textValue()).isEqualTo("deleted");
        assertThat(quoteOf(alice, second).path("quoted_status").isNull()).isTrue();
        alice.client().delete(PATH + second).expect(200);
        assertThat(TestCluster.shared().value("select count(*) from statuses.quote"))
                .isEqualTo("0");
    }

    @Test
    void quotesLater() {
        var id = alice.postsId("a thought");
        var at = Instant.now().plus(Duration.ofHours(1)).toString();
        var params = quote(bob, id, "later", "scheduled_at", at, "quote_approval_policy", "followers")
                .path("params");
        assertThat(params.path("quoted_status_id").textValue()).isEqualTo(id);
        assertThat(params.path("quote_approval_policy").textValue()).isEqualTo("followers");
        post(bob, "1", "later", "scheduled_at", at).refuses(404, NOT_QUOTABLE);
        TestCluster.shared()
                .run("update statuses.scheduled_status set scheduled_at = now();"
                        + "update platform.job set execution_time = now() where task_name like 'statuses.pub%'");
        var posted = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> bob.get("/api/v1/accounts/" + bob.id() + "/statuses")
                                .ok(),
                        found -> !found.isEmpty())
                .path(0);
        assertThat(posted.at("/quote/quoted_status/id").textValue()).isEqualTo(id);
        assertThat(posted.at("/quote_approval/automatic/0").textValue()).isEqualTo("followers");
    }

    @Test
    void tellsOfQuotesAndOfEditsOfWhatWasQuoted() {
        var id = alice.postsId("a thought");
        var quote = id(quote(bob, id, "well said"));
        assertThat(await(alice, "quote").path(0).at("/status/id").textValue()).isEqualTo(quote);
        for (int i = 0; i < 2; i++) {
            alice.client()
                    .put(PATH + id, Body.form("status", "another thought " + i))
                    .expect(200);
            var told = await(bob, "quoted_update").path(0);
            assertThat(told.at("/status/id").textValue()).isEqualTo(quote);
            assertThat(told.at("/account/id").textValue()).isEqualTo(alice.id());
        }
        bob.client().delete(PATH + quote).expect(200);
        await(alice);
    }

    private static JsonNode await(Person person, String... types) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> person.get("/api/v1/notifications").ok(),
                        told -> told.findValuesAsText("type").containsAll(List.of(types))
                                && told.size() == types.length);
    }

    private Answer post(Person author, String quoted, String text, String... more) {
        var parameters = new String[more.length + 2];
        parameters[0] = "quoted_status_id";
        parameters[1] = quoted;
        System.arraycopy(more, 0, parameters, 2, more.length);
        return author.client().post("/api/v1/statuses", "status", text, parameters);
    }

    private JsonNode quote(Person author, String quoted, String text, String... more) {
        return post(author, quoted, text, more).ok();
    }

    private void refused(Person author, String quoted) {
        post(author, quoted, "may I?").refuses(404, NOT_QUOTABLE);
    }

    private static JsonNode quoteOf(Person viewer, String status) {
        return viewer.get(PATH + status).ok().path("quote");
    }

    private static String id(JsonNode entity) {
        return entity.path("id").textValue();
    }
}
