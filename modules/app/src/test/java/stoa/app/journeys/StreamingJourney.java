package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.accounts.Announcements;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OpenStream;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;
import stoa.timelines.Streams;

/** Apps hear what happens as it happens, also what happens on another instance, and nothing that they may not see. */
@OverHttp
final class StreamingJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static JourneyServer elsewhere;

    private final JourneyServer server;
    private final Client client;
    private final Given given;
    private Person alice;
    private Person bob;
    private String token;

    StreamingJourney(JourneyServer server, Client client, Given given) {
        this.server = server;
        this.client = client;
        this.given = given;
    }

    @BeforeAll
    static void startAnother() {
        elsewhere = JourneyServer.with(Map.of());
    }

    @AfterAll
    static void stopTheOther() {
        elsewhere.close();
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
        given.follow(alice, bob);
        token = given.token(alice, "read");
    }

    @Test
    void hearsWhatIsPostedEditedAndDeletedOnEachInstance() throws Exception {
        try (var here = OpenStream.socket(server.url(), token).hears("user");
                var there = OpenStream.events(elsewhere.url(), "/api/v1/streaming/user", token)) {
            var posted = bob.postsId("hello");
            assertThat(here.next().is("update").path("id").textValue()).isEqualTo(posted);
            var update = there.next().is("update");
            assertThat(update.path("content").textValue()).isEqualTo("<p>hello</p>");
            assertThat(update.path("favourited").booleanValue()).isFalse();
            alice.client().post("/api/v1/statuses/" + posted + "/favourite").expect(200);
            bob.client()
                    .put("/api/v1/statuses/" + posted, Body.form("status", "good evening"))
                    .expect(200);
            for (var stream : new OpenStream[] {here, there}) {
                var edited = stream.next().is("status.update");
                assertThat(edited.path("content").textValue()).isEqualTo("<p>good evening</p>");
                assertThat(edited.path("favourited").booleanValue()).isTrue();
            }
            bob.client().delete("/api/v1/statuses/" + posted).expect(200);
            assertThat(here.next().payload()).isEqualTo(posted);
            assertThat(there.next().event()).isEqualTo("delete");
        }
    }

    @Test
    void hearsNotificationsWhereItMayReadThem() throws Exception {
        try (var without = OpenStream.socket(server.url(), given.token(alice, "read:statuses"))
                .hears("user")) {
            var mine = alice.postsId("mine");
            assertThat(without.next().is("update").path("id").textValue()).isEqualTo(mine);
            try (var here = OpenStream.socket(server.url(), token).hears("user:notification");
                    var there = OpenStream.events(elsewhere.url(), "/api/v1/streaming/user/notification", token)) {
                bob.client().post("/api/v1/statuses/" + mine + "/favourite").expect(200);
                for (var stream : new OpenStream[] {here, there}) {
                    var notification = stream.next().is("notification");
                    assertThat(notification.path("type").textValue()).isEqualTo("favourite");
                    assertThat(notification.at("/account/id").textValue()).isEqualTo(bob.id());
                    assertThat(notification.at("/status/id").textValue()).isEqualTo(mine);
                }
            }
            without.says("{\"type\":\"subscribe\",\"stream\":\"user:notification\"}");
            assertThat(without.next().event()).isEqualTo("Access token does not have the required scopes");
        }
    }

    @Test
    void hearsThatFiltersChanged() throws Exception {
        try (var here = OpenStream.socket(server.url(), token).hears("user");
                var there = OpenStream.events(elsewhere.url(), "/api/v1/streaming/user", token)) {
            alice.client()
                    .post("/api/v2/filters", Body.form("title", "news", "context[]", "home"))
                    .expect(200);
            var message = here.next();
            assertThat(message.event()).isEqualTo("filters_changed");
            assertThat(message.payload()).isEmpty();
            assertThat(there.next().is("filters_changed")).isEmpty();
        }
    }

    @Test
    void hearsConversationsOfTheirOwn() throws Exception {
        try (var here = OpenStream.socket(server.url(), token).hears("direct");
                var bobs = OpenStream.events(elsewhere.url(), "/api/v1/streaming/direct", given.token(bob, "read"))) {
            var posted = bob.client()
                    .post("/api/v1/statuses", "status", "@alice psst", "visibility", "direct")
                    .ok()
                    .path("id")
                    .textValue();
            var conversation = here.next().is("conversation");
            assertThat(conversation.path("unread").booleanValue()).isTrue();
            assertThat(conversation.at("/last_status/id").textValue()).isEqualTo(posted);
            assertThat(conversation.at("/accounts/0/id").textValue()).isEqualTo(bob.id());
            var own = bobs.next().is("conversation");
            assertThat(own.path("unread").booleanValue()).isFalse();
            assertThat(own.at("/accounts/0/id").textValue()).isEqualTo(alice.id());
            assertThat(alice.get("/api/v1/conversations").ok().path(0)).isEqualTo(conversation);
        }
    }

    @Test
    void hearsAnnouncements() throws Exception {
        var announcements = server.bean(Announcements.class);
        try (var here = OpenStream.socket(server.url(), token).hears("user");
                var there = OpenStream.events(elsewhere.url(), "/api/v1/streaming/user", token)) {
            long id = announcements.publish("Maintenance tonight", null, null, false);
            for (var stream : new OpenStream[] {here, there}) {
                assertThat(stream.next().is("announcement").path("content").textValue())
                        .contains("Maintenance tonight");
            }
            bob.client()
                    .put("/api/v1/announcements/" + id + "/reactions/%F0%9F%91%8D", Body.NOTHING)
                    .expect(200);
            for (var stream : new OpenStream[] {here, there}) {
                var reaction = stream.next().is("announcement.reaction");
                assertThat(reaction.path("count").intValue()).isEqualTo(1);
                assertThat(reaction.path("announcement_id").textValue()).isEqualTo(Long.toString(id));
            }
            announcements.withdraw(id);
            for (var stream : new OpenStream[] {here, there}) {
                var gone = stream.next();
                assertThat(gone.event()).isEqualTo("announcement.delete");
                assertThat(gone.payload()).isEqualTo(Long.toString(id));
            }
        }
    }

    @Test
    void endsWhenTheTokenIsRevoked() throws Exception {
        var revoked = given.token(alice, "read");
        try (var stays = OpenStream.socket(server.url(), token).hears("user");
                var socket = OpenStream.socket(server.url(), revoked).hears("user");
                var events = OpenStream.events(elsewhere.url(), "/api/v1/streaming/user", revoked)) {
            TestCluster.shared()
                    .run("delete from accounts.access_token where id = (select max(id) from accounts.access_token)");
            socket.ends();
            events.ends();
            var posted = bob.postsId("still here?");
            assertThat(stays.next().is("update").path("id").textValue()).isEqualTo(posted);
        }
    }

    @Test
    void hearsNothingThatItMayNotSee() throws Exception {
        var carol = given.account("carol");
        var muted = given.account("muted");
        alice.follows(muted);
        alice.does("mute", muted).expect(200);
        try (var stream = OpenStream.socket(server.url(), token).hears("user").hears("public")) {
            carol.postsId("to followers", "visibility", "private");
            carol.postsId("to nobody", "visibility", "direct");
            bob.postsId("to nobody else", "visibility", "direct");
            muted.postsId("not to be heard");
            bob.postsId("an answer", "in_reply_to_id", carol.postsId("a question", "visibility", "unlisted"));
            carol.postsId("to everybody");
            var heard = stream.next();
            assertThat(heard.is("update").path("content").textValue()).isEqualTo("<p>to everybody</p>");
            assertThat(heard.stream()).isEqualTo("[\"public\"]");
            bob.postsId("to followers too", "visibility", "private");
            var home = stream.next();
            assertThat(home.is("update").path("content").textValue()).isEqualTo("<p>to followers too</p>");
            assertThat(home.stream()).isEqualTo("[\"user\"]");
        }
    }

    @Test
    void hearsHashtagsAndLists() throws Exception {
        var list = alice.client()
                .post("/api/v1/lists", "title", "authors")
                .ok()
                .path("id")
                .textValue();
        alice.client()
                .post("/api/v1/lists/" + list + "/accounts", "account_ids[]", bob.id())
                .expect(200);
        var carol = given.account("carol");
        try (var stream = OpenStream.socket(server.url(), token)
                        .hears("hashtag", ",\"tag\":\"#Cats\"")
                        .hears("list", ",\"list\":\"" + list + "\"");
                var events = OpenStream.events(elsewhere.url(), "/api/v1/streaming/hashtag?tag=cats", token)) {
            carol.postsId("of #dogs");
            var cats = carol.postsId("of #cats");
            var heard = stream.next();
            assertThat(heard.is("update").path("id").textValue()).isEqualTo(cats);
            assertThat(heard.stream()).isEqualTo("[\"hashtag\",\"cats\"]");
            assertThat(events.next().is("update").path("id").textValue()).isEqualTo(cats);
            bob.postsId("of the list");
            var listed = stream.next();
            listed.is("update");
            assertThat(listed.stream()).isEqualTo("[\"list\",\"" + list + "\"]");
            stream.says("{\"type\":\"unsubscribe\",\"stream\":\"list\",\"list\":\"" + list + "\"}")
                    .heard();
            bob.postsId("not heard any more");
            carol.client().delete("/api/v1/statuses/" + cats).expect(200);
            assertThat(stream.next().payload()).isEqualTo(cats);
        }
        try (var stream = OpenStream.socket(server.url(), given.token(bob, "read"))) {
            stream.says("{\"type\":\"subscribe\",\"stream\":\"list\",\"list\":\"" + list + "\"}");
            assertThat(stream.next().event()).isEqualTo("Not authorized to stream this list");
            stream.says("nonsense");
            assertThat(stream.next().event()).isEqualTo("The message is not a JSON object");
            stream.says("{\"type\":\"subscribe\",\"stream\":\"hashtag\"}");
            assertThat(stream.next().event()).isEqualTo("Unknown stream type or missing parameter");
        }
    }

    @Test
    void goesOnWhenTheDatabaseConnectionIsLost() throws Exception {
        try (var stream = OpenStream.socket(elsewhere.url(), token).hears("user")) {
            try (var superuser = TestCluster.shared().parts().superuser().connect();
                    var statement = superuser.createStatement()) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where usename in ('stoa_web', 'stoa_jobs')");
            }
            // Until a write goes through again.
            await().atMost(PATIENCE)
                    .ignoreExceptionsMatching(AssertionError.class::isInstance)
                    .until(() -> {
                        bob.postsId("hello again");
                        return true;
                    });
            assertThat(stream.next().is("update").path("content").textValue()).isEqualTo("<p>hello again</p>");
        }
    }

    @Test
    void endsWhereSomethingWasMissed() throws Exception {
        try (var socket = OpenStream.socket(server.url(), token).hears("user");
                var events = OpenStream.events(server.url(), "/api/v1/streaming/public", token)) {
            server.bean(Streams.class).cutOff();
            socket.ends();
            events.ends();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user",
                "user/notification",
                "public",
                "public/local",
                "hashtag?tag=a",
                "hashtag/local?tag=a",
                "list?list=1",
                "direct"
            })
    void needsATokenOfTheRightScope(String stream) {
        var path = "/api/v1/streaming/" + stream;
        client.get(path).refuses(401, "The access token is invalid");
        client.bearer(given.token(alice, "write"))
                .get(path)
                .refuses(403, "This action is outside the authorized scopes");
    }

    @Test
    void refusesWhatIsNotThere() {
        alice.get("/api/v1/streaming/hashtag").expect(400);
        alice.get("/api/v1/streaming/list").expect(400);
        alice.get("/api/v1/streaming/list?list=1").refuses(404, "Record not found");
        assertThat(client.get("/api/v1/streaming/health").expect(200).text()).isEqualTo("OK");
        assertThatThrownBy(() -> OpenStream.socket(server.url(), "nonsense").close())
                .hasStackTraceContaining("401");
        // The token in a query counts nowhere else.
        client.get("/api/v1/timelines/home?access_token=" + token).refuses(401, "The access token is invalid");
    }
}
