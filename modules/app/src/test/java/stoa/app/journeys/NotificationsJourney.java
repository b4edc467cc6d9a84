package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** People are told what others do, as far as they want to hear of it, until it is undone or put away. */
@OverHttp
final class NotificationsJourney {
    private static final String PATH = "/api/v1/notifications";
    private static final String GROUPS = "/api/v2/notifications";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Client client;
    private final Given given;
    private Person alice;
    private Person bob;

    NotificationsJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @Test
    void tellsOfEverythingThatIsDoneToSomebody() {
        var mine = alice.postsId("mine");
        bob.client().post("/api/v1/statuses/" + mine + "/favourite").expect(200);
        awaitTypes("favourite");
        bob.client().post("/api/v1/statuses/" + mine + "/reblog").expect(200);
        awaitTypes("reblog", "favourite");
        var mention = bob.postsId("hello @alice");
        awaitTypes("mention", "reblog", "favourite");
        bob.follows(alice);
        awaitTypes("follow", "mention", "reblog", "favourite");
        assertThat(statuses()).containsExactly("", mention, mine, mine);
        var newest = alice.get(PATH + "?limit=1").ok().path(0);
        assertThat(newest.at("/account/id").textValue()).isEqualTo(bob.id());
        assertThat(newest.path("status").isNull()).isTrue();
        assertThat(newest.path("group_key").textValue()).startsWith("follow-");
        // Nobody is told of what they do themselves.
        assertThat(bob.get(PATH).ids()).isEmpty();
    }

    @Test
    void takesBackWhatIsUndone() {
        var mine = alice.postsId("mine");
        bob.client().post("/api/v1/statuses/" + mine + "/favourite").expect(200);
        bob.client().post("/api/v1/statuses/" + mine + "/reblog").expect(200);
        bob.follows(alice);
        var mention = bob.postsId("hello @alice");
        awaitTypes("mention", "follow", "reblog", "favourite");
        bob.client().post("/api/v1/statuses/" + mine + "/unfavourite").expect(200);
        awaitTypes("mention", "follow", "reblog");
        bob.client().post("/api/v1/statuses/" + mine + "/unreblog").expect(200);
        awaitTypes("mention", "follow");
        bob.does("unfollow", alice).expect(200);
        awaitTypes("mention");
        bob.client().delete("/api/v1/statuses/" + mention).expect(200);
        awaitTypes();
        assertThat(stored()).isEqualTo("0");
    }

    @Test
    void tellsOfRequestsUntilTheyAreAnswered() {
        alice.changes("locked", "true").expect(200);
        bob.follows(alice);
        awaitTypes("follow_request");
        alice.client()
                .post("/api/v1/follow_requests/" + bob.id() + "/authorize")
                .expect(200);
        awaitTypes("follow");
    }

    @Test
    void tellsThoseWhoWantToHearOfEachStatusAndOfEditsOfWhatTheyReblogged() {
        alice.does("follow", bob, "notify", "true").expect(200);
        var posted = bob.postsId("news");
        awaitTypes("status");
        bob.postsId("an answer", "in_reply_to_id", alice.postsId("a question"));
        alice.client().post("/api/v1/statuses/" + posted + "/reblog").expect(200);
        bob.client()
                .put("/api/v1/statuses/" + posted, Body.form("status", "better news"))
                .expect(200);
        awaitTypes("update", "status");
        // A second edit takes the place of the first.
        bob.client()
                .put("/api/v1/statuses/" + posted, Body.form("status", "the best news"))
                .expect(200);
        await().atMost(PATIENCE)
                .until(() -> alice.get(PATH)
                        .ok()
                        .path(0)
                        .at("/status/content")
                        .textValue()
                        .contains("best"));
        awaitTypes("update", "status");
    }

    @Test
    void tellsOfTheEndOfAPollWhoeverVotedOrAsked() {
        var asked = given.poll(alice, "yes or no?");
        bob.client().post("/api/v1/polls/" + asked + "/votes", "choices[]", "0").expect(200);
        TestCluster.shared().run("update statuses.poll set expires_at = now() - interval '1 second'");
        TestCluster.shared()
                .run("update platform.job set execution_time = now() where task_name = 'statuses.poll_end'");
        awaitTypes("poll");
        await().atMost(PATIENCE).until(() -> types(bob).equals(List.of("poll")));
    }

    @Test
    void tellsAdministratorsOfNewPeople() {
        TestCluster.shared().run("update accounts.login set role = 'admin' where account_id = " + alice.id());
        var app = given.app("read", "write");
        client.bearer(app.ownToken())
                .post(
                        "/api/v1/accounts",
                        Body.form(
                                "username", "newcomer",
                                "email", "newcomer@example.org",
                                "password", Given.PASSWORD,
                                "agreement", "true",
                                "locale", "en"))
                .expect(200);
        awaitTypes("admin.sign_up");
        assertThat(bob.get(PATH).ids()).isEmpty();
    }

    @Test
    void choosesByTypeAndAccount() {
        var carol = given.account("carol");
        bob.follows(alice);
        carol.follows(alice);
        bob.postsId("hello @alice");
        awaitTypes("mention", "follow", "follow");
        assertThat(types(alice, "?types[]=follow")).containsExactly("follow", "follow");
        assertThat(types(alice, "?exclude_types[]=follow")).containsExactly("mention");
        assertThat(types(alice, "?account_id=" + carol.id())).containsExactly("follow");
        assertThat(types(alice, "?types[]=nonsense")).isEmpty();
        alice.get(PATH + "?account_id=nobody").expect(400);
        alice.get(PATH + "?limit=0").expect(400);
    }

    @Test
    void pagesForwardsAndBack() {
        for (int i = 0; i < 7; i++) {
            given.account("person" + i).follows(alice);
        }
        await().atMost(PATIENCE).until(() -> alice.get(PATH).ids().size() == 7);
        var all = alice.get(PATH).ids();
        var first = alice.get(PATH + "?limit=3");
        assertThat(first.ids()).isEqualTo(all.subList(0, 3));
        var second = alice.get(first.link("next"));
        assertThat(second.ids()).isEqualTo(all.subList(3, 6));
        assertThat(alice.get(second.link("next")).ids()).isEqualTo(all.subList(6, 7));
        assertThat(alice.get(second.link("prev")).ids()).isEqualTo(all.subList(0, 3));
    }

    @Test
    void putsAway() {
        bob.follows(alice);
        awaitTypes("follow");
        bob.postsId("hello @alice");
        bob.postsId("again @alice");
        await().atMost(PATIENCE).until(() -> alice.get(PATH).ids().size() == 3);
        var ids = alice.get(PATH).ids();
        assertThat(alice.get(PATH + "/" + ids.getFirst()).ok().path("type").textValue())
                .isEqualTo("mention");
        bob.get(PATH + "/" + ids.getFirst()).refuses(404, "Record not found");
        bob.client().post(PATH + "/" + ids.getFirst() + "/dismiss").refuses(404, "Record not found");
        alice.client().post(PATH + "/" + ids.getFirst() + "/dismiss").expect(200);
        alice.client().post(PATH + "/dismiss", "id", ids.get(1)).expect(200);
        alice.client().post(PATH + "/dismiss").expect(400);
        assertThat(alice.get(PATH).ids()).containsExactly(ids.getLast());
        alice.client().post(PATH + "/clear").expect(200);
        assertThat(alice.get(PATH).ids()).isEmpty();
    }

    @Test
    void hidesWhomTheReaderHides() {
        bob.postsId("hello @alice");
        awaitTypes("mention");
        alice.does("mute", bob, "notifications", "false").expect(200);
        assertThat(types(alice)).containsExactly("mention");
        alice.does("mute", bob).expect(200);
        assertThat(types(alice)).isEmpty();
        bob.follows(alice);
        given.account("carol").follows(alice);
        awaitTypes("follow");
        alice.does("unmute", bob).expect(200);
        // What came while bob was muted was not written: the one follow is carol's.
        assertThat(types(alice)).containsExactly("follow", "mention");
        alice.does("block", bob).expect(200);
        assertThat(types(alice)).containsExactly("follow");
        assertThat(count(PATH)).isEqualTo(1);
        assertThat(alice.get(GROUPS).ok().path("notification_groups")).hasSize(1);
    }

    @Test
    void hidesMutedConversations() {
        var mine = alice.postsId("mine");
        bob.postsId("@alice one", "in_reply_to_id", mine);
        awaitTypes("mention");
        alice.client().post("/api/v1/statuses/" + mine + "/mute").expect(200);
        assertThat(types(alice)).isEmpty();
        bob.postsId("@alice two", "in_reply_to_id", mine);
        bob.follows(alice);
        awaitTypes("follow");
        alice.client().post("/api/v1/statuses/" + mine + "/unmute").expect(200);
        assertThat(types(alice)).containsExactly("follow", "mention");
    }

    @Test
    void groupsWhatIsAlike() {
        var mine = alice.postsId("mine");
        var carol = given.account("carol");
        bob.client().post("/api/v1/statuses/" + mine + "/favourite").expect(200);
        awaitTypes("favourite");
        carol.client().post("/api/v1/statuses/" + mine + "/favourite").expect(200);
        awaitTypes("favourite", "favourite");
        bob.postsId("hello @alice");
        awaitTypes("mention", "favourite", "favourite");
        var page = alice.get(GROUPS).ok();
        var groups = page.path("notification_groups");
        assertThat(groups).hasSize(2);
        assertThat(groups.at("/0/type").textValue()).isEqualTo("mention");
        assertThat(groups.at("/0/group_key").textValue()).startsWith("ungrouped-");
        assertThat(groups.at("/1/type").textValue()).isEqualTo("favourite");
        assertThat(groups.at("/1/notifications_count").intValue()).isEqualTo(2);
        assertThat(groups.at("/1/status_id").textValue()).isEqualTo(mine);
        assertThat(groups.at("/1/sample_account_ids")).hasToString("[\"" + carol.id() + "\",\"" + bob.id() + "\"]");
        assertThat(page.path("statuses")).hasSize(2);
        assertThat(page.path("accounts")).hasSize(2);
        assertThat(page.path("partial_accounts")).isEmpty();
        assertThat(count(GROUPS)).isEqualTo(2);
        assertThat(count(PATH)).isEqualTo(3);

        var partial = alice.get(GROUPS + "?expand_accounts=partial_avatars&types[]=favourite")
                .ok();
        assertThat(partial.path("accounts")).hasSize(1);
        assertThat(partial.at("/partial_accounts/0/id").textValue()).isEqualTo(bob.id());
        alice.get(GROUPS + "?expand_accounts=nonsense").expect(400);
        assertThat(alice.get(GROUPS + "?grouped_types[]=follow").ok().path("notification_groups"))
                .hasSize(3);

        var key = groups.at("/1/group_key").textValue();
        assertThat(alice.get(GROUPS + "/" + key)
                        .ok()
                        .at("/notification_groups/0/notifications_count")
                        .intValue())
                .isEqualTo(2);
        assertThat(alice.get(GROUPS + "/" + key + "/accounts").ids()).containsExactly(carol.id(), bob.id());
        bob.get(GROUPS + "/" + key).refuses(404, "Record not found");
        alice.client().post(GROUPS + "/" + key + "/dismiss").expect(200);
        assertThat(types(alice)).containsExactly("mention");
        alice.get(GROUPS + "/" + key).refuses(404, "Record not found");
    }

    @Test
    void pagesGroups() {
        for (int i = 0; i < 5; i++) {
            var mine = alice.postsId("number " + i);
            bob.client().post("/api/v1/statuses/" + mine + "/favourite").expect(200);
        }
        await().atMost(PATIENCE).until(() -> keys(alice.get(GROUPS).ok()).size() == 5);
        var all = keys(alice.get(GROUPS).ok());
        var first = alice.get(GROUPS + "?limit=2");
        assertThat(keys(first.ok())).isEqualTo(all.subList(0, 2));
        var second = alice.get(first.link("next"));
        assertThat(keys(second.ok())).isEqualTo(all.subList(2, 4));
        assertThat(keys(alice.get(second.link("prev")).ok())).isEqualTo(all.subList(0, 2));
    }

    @Test
    void countsWhatIsNewerThanTheMarker() {
        bob.follows(alice);
        awaitTypes("follow");
        bob.postsId("hello @alice");
        awaitTypes("mention", "follow");
        assertThat(count(PATH)).isEqualTo(2);
        assertThat(alice.get("/api/v1/markers?timeline[]=notifications").ok()).isEmpty();
        var ids = alice.get(PATH).ids();
        var marked = alice.client()
                .post("/api/v1/markers", "notifications[last_read_id]", ids.getLast())
                .ok();
        assertThat(marked.at("/notifications/last_read_id").textValue()).isEqualTo(ids.getLast());
        assertThat(marked.at("/notifications/version").intValue()).isEqualTo(1);
        assertThat(count(PATH)).isEqualTo(1);
        assertThat(count(GROUPS)).isEqualTo(1);
        alice.client()
                .post("/api/v1/markers", Body.json("{\"home\":{\"last_read_id\":\"7\"}}"))
                .expect(200);
        var both = alice.get("/api/v1/markers?timeline[]=notifications&timeline[]=home")
                .ok();
        assertThat(both.at("/home/last_read_id").textValue()).isEqualTo("7");
        assertThat(both).hasSize(2);
        alice.client().post("/api/v1/markers", "home[last_read_id]", "nonsense").expect(400);
        alice.client().post("/api/v1/markers", "home", "7").expect(400);
    }

    @Test
    void keepsApartWhatThePolicySays() {
        var changed = alice.client()
                .send("PATCH", GROUPS + "/policy", Body.form("for_not_following", "filter"))
                .ok();
        assertThat(changed.path("for_not_following").textValue()).isEqualTo("filter");
        assertThat(changed.path("for_private_mentions").textValue()).isEqualTo("filter");
        var carol = given.account("carol");
        var status = bob.postsId("hello @alice");
        var policy = GROUPS + "/policy";
        await().atMost(PATIENCE)
                .until(() -> alice.get(policy)
                                .ok()
                                .at("/summary/pending_requests_count")
                                .intValue()
                        == 1);
        carol.postsId("hello @alice");
        await().atMost(PATIENCE)
                .until(() -> alice.get(policy)
                                .ok()
                                .at("/summary/pending_requests_count")
                                .intValue()
                        == 2);
        assertThat(types(alice)).isEmpty();
        assertThat(types(alice, "?include_filtered=true")).containsExactly("mention", "mention");
        var requests = alice.get(PATH + "/requests").ok();
        assertThat(requests).hasSize(2);
        var ofBob = requests.get(1);
        assertThat(ofBob.at("/account/id").textValue()).isEqualTo(bob.id());
        assertThat(ofBob.path("notifications_count").textValue()).isEqualTo("1");
        assertThat(ofBob.at("/last_status/id").textValue()).isEqualTo(status);
        var id = ofBob.path("id").textValue();
        assertThat(alice.get(PATH + "/requests/" + id).ok().path("id").textValue())
                .isEqualTo(id);
        bob.get(PATH + "/requests/" + id).refuses(404, "Record not found");
        bob.client().post(PATH + "/requests/" + id + "/accept").refuses(404, "Record not found");
        alice.client().post(PATH + "/requests/" + id + "/accept").expect(200);
        assertThat(types(alice)).containsExactly("mention");
        assertThat(alice.get(PATH + "/requests/merged").ok().path("merged").booleanValue())
                .isTrue();
        var other = alice.get(PATH + "/requests").ids().getFirst();
        alice.client().post(PATH + "/requests/dismiss", "id[]", other).expect(200);
        assertThat(alice.get(PATH + "/requests").ids()).isEmpty();
        assertThat(types(alice, "?include_filtered=true")).containsExactly("mention");
        // Whose request was accepted is heard from now on.
        bob.postsId("again @alice");
        awaitTypes("mention", "mention");
        given.account("dave").postsId("hello @alice");
        given.account("erin").postsId("hello @alice");
        await().atMost(PATIENCE).until(() -> alice.get(PATH + "/requests").ids().size() == 2);
        var both = alice.get(PATH + "/requests").ids();
        alice.client().post(PATH + "/requests/accept", "id[]", both.getFirst()).expect(200);
        alice.client().post(PATH + "/requests/" + both.getLast() + "/dismiss").expect(200);
        awaitTypes("mention", "mention", "mention");
        alice.client().post(PATH + "/requests/accept").expect(400);
        alice.client().post(PATH + "/requests/accept", "id[]", "1").expect(404);
    }

    @Test
    void dropsWhatThePolicyDropsAndReadsItsFirstVersion() {
        alice.client()
                .send("PATCH", GROUPS + "/policy", Body.form("for_not_followers", "drop"))
                .expect(200);
        bob.postsId("hello @alice");
        bob.postsId("just us @alice", "visibility", "direct");
        var carol = given.account("carol");
        TestCluster.shared()
                .run(
                        "insert into graph.follow (account_id, target_account_id, created_at) values (%s, %s, now() - interval '4 days')"
                                .formatted(carol.id(), alice.id()));
        carol.postsId("hello @alice");
        // One after the other: what bob said has been dealt with by then.
        awaitTypes("mention");
        assertThat(types(alice, "?include_filtered=true")).containsExactly("mention");
        alice.client()
                .send("PATCH", PATH + "/policy", Body.form("filter_not_followers", "false"))
                .expect(200);
        alice.client()
                .put(PATH + "/policy", Body.form("filter_new_accounts", "true"))
                .expect(200);
        assertThat(alice.get(PATH + "/policy").ok().path("filter_new_accounts").booleanValue())
                .isTrue();
        alice.client()
                .put(PATH + "/policy", Body.form("filter_new_accounts", "false"))
                .expect(200);
        var older = alice.get(PATH + "/policy").ok();
        assertThat(older.path("filter_not_followers").booleanValue()).isFalse();
        assertThat(older.path("filter_private_mentions").booleanValue()).isTrue();
        alice.client()
                .send("PATCH", GROUPS + "/policy", Body.form("for_new_accounts", "sometimes"))
                .refuses(422, "Validation failed: For new accounts is not included in the list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PATH,
                PATH + "/1",
                PATH + "/unread_count",
                PATH + "/policy",
                PATH + "/requests",
                PATH + "/requests/1",
                PATH + "/requests/merged",
                GROUPS,
                GROUPS + "/follow-1",
                GROUPS + "/follow-1/accounts",
                GROUPS + "/unread_count",
                GROUPS + "/policy"
            })
    void needsAToken(String path) {
        client.get(path).refuses(401, "The access token is invalid");
        client.bearer(given.token(alice, "read:statuses"))
                .get(path)
                .refuses(403, "This action is outside the authorized scopes");
    }

    /** In any order: what happens within some milliseconds is told kind by kind. */
    private void awaitTypes(String... types) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(types(alice)).containsExactlyInAnyOrder(types));
    }

    private List<String> types(Person person) {
        return types(person, "");
    }

    private static List<String> types(Person person, String query) {
        return texts(person.get(PATH + query).ok(), "/type");
    }

    private List<String> statuses() {
        return texts(alice.get(PATH).ok(), "/status/id");
    }

    private static List<String> keys(JsonNode page) {
        return texts(page.path("notification_groups"), "/group_key");
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.at(pointer).asText(""))
                .toList();
    }

    private int count(String path) {
        return alice.get(path + "/unread_count").ok().path("count").intValue();
    }

    private static String stored() {
        return TestCluster.shared().value("select count(*) from notifications.notification");
    }
}
