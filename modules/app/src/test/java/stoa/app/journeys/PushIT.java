package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.app.testing.PushService;
import stoa.platform.testing.TestCluster;

/** Apps are told of notifications through a push service, as they asked, and nobody in between can read it. */
@OverHttp
final class PushIT {
    private static final String PATH = "/api/v1/push/subscription";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String INVALID_KEY = "Validation failed: is not a valid Ed25519 or Curve25519 key";

    private final Client client;
    private final Given given;
    private final JourneyServer server;
    private final PushService service = PushService.start();
    private Person alice;
    private Person bob;

    PushIT(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void meet() {
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void keepsOneSubscriptionPerToken() {
        alice.get(PATH).refuses(404, "Record not found");
        var first = subscribe(alice, "/one", "data[alerts][mention]", "true", "data[alerts][follow]", "0");
        assertThat(first.path("endpoint").textValue()).isEqualTo(service.origin() + "/one");
        assertThat(first.path("standard").booleanValue()).isFalse();
        assertThat(first.path("policy").textValue()).isEqualTo("all");
        assertThat(first.path("alerts"))
                .hasToString(
                        "{\"mention\":true,\"status\":false,\"reblog\":false,\"follow\":false,\"follow_request\":false,"
                                + "\"favourite\":false,\"poll\":false,\"update\":false,\"admin.sign_up\":false,"
                                + "\"admin.report\":false,\"quote\":false,\"quoted_update\":false}");
        assertThat(alice.get(PATH).ok()).isEqualTo(first);

        var second = alice.client()
                .post(
                        PATH,
                        Body.multipart(service.subscription(
                                "/two", "subscription[standard]", "true", "data[policy]", "followed")))
                .ok();
        assertThat(second.path("id")).isNotEqualTo(first.path("id"));
        assertThat(second.path("standard").booleanValue()).isTrue();
        assertThat(alice.get(PATH).ok()).isEqualTo(second);

        var changed = alice.client()
                .put(PATH, Body.json("{\"data\":{\"policy\":\"follower\",\"alerts\":{\"admin.sign_up\":true}}}"))
                .ok();
        assertThat(changed.path("id")).isEqualTo(second.path("id"));
        assertThat(changed.path("policy").textValue()).isEqualTo("follower");
        assertThat(changed.at("/alerts/admin.sign_up").booleanValue()).isTrue();
        assertThat(alice.get(PATH).ok()).isEqualTo(changed);
        assertThat(alice.client().put(PATH, Body.NOTHING).ok()).isEqualTo(changed);

        var another = client.bearer(given.token(alice, "push"));
        another.get(PATH).refuses(404, "Record not found");
        another.put(PATH, Body.form("data[policy]", "all")).refuses(404, "Record not found");
        assertThat(another.delete(PATH).ok()).hasToString("{}");
        assertThat(alice.client().delete(PATH).ok()).hasToString("{}");
        alice.get(PATH).refuses(404, "Record not found");
    }

    @Test
    void takesASubscriptionAsJson() {
        var sent = service.subscription("/json");
        var answer = alice.client()
                .post(
                        PATH,
                        Body.json(Map.of(
                                "subscription",
                                Map.of(
                                        "endpoint",
                                        sent[1],
                                        "keys",
                                        // As other encoders write it: another alphabet, and padded.
                                        Map.of(
                                                "p256dh",
                                                sent[3].replace('-', '+').replace('_', '/') + "=",
                                                "auth",
                                                sent[5] + "=="),
                                        "standard",
                                        true),
                                "data",
                                Map.of("alerts", Map.of("poll", true, "mention", false)))))
                .ok();
        assertThat(answer.path("standard").booleanValue()).isTrue();
        assertThat(answer.at("/alerts/poll").booleanValue()).isTrue();
        assertThat(answer.at("/alerts/mention").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subscription[keys][p256dh] | ''                                | " + INVALID_KEY,
                "subscription[keys][p256dh] | BA                                | " + INVALID_KEY,
                "subscription[keys][p256dh] | not base64!                       | " + INVALID_KEY,
                "subscription[keys][auth]   | ''                                | " + INVALID_KEY,
                "subscription[keys][auth]   | c2hvcnQ                           | " + INVALID_KEY,
                "subscription[endpoint]     | ''                                | Validation failed: Endpoint can't be blank",
                "subscription[endpoint]     | nowhere                           | Validation failed: Endpoint is invalid",
                "subscription[endpoint]     | https://                          | Validation failed: Endpoint is invalid",
                "subscription[endpoint]     | https://a b.example/              | Validation failed: Endpoint is invalid",
                "subscription[endpoint]     | https://user@push.example/        | Validation failed: Endpoint is invalid",
                "data[policy]               | some                              | Validation failed: Policy is not included in the list",
            })
    void refusesASubscriptionThatIsNotInOrder(String parameter, String value, String sentence) {
        var parameters = new LinkedHashMap<String, String>();
        var usual = service.subscription("/x");
        for (int i = 0; i < usual.length; i += 2) {
            parameters.put(usual[i], usual[i + 1]);
        }
        parameters.put(parameter, value);
        var all = parameters.entrySet().stream()
                .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
                .toArray(String[]::new);
        alice.client().post(PATH, Body.form(all)).refuses(422, sentence);
        alice.get(PATH).refuses(404, "Record not found");
    }

    @Test
    void refusesARequestWithoutASubscription() {
        alice.client().post(PATH).refuses(400, "Missing required parameter: subscription");
        alice.client().post(PATH, "subscription", "x").expect(422);
        subscribe(alice, "/x");
        alice.client()
                .put(PATH, Body.form("data[policy]", "some"))
                .refuses(422, "Validation failed: Policy is not included in the list");
    }

    @Test
    void tellsPushServicesInTheOpenOnly() {
        try (var strict = JourneyServer.with(Map.of("stoa.push.private-endpoints", false))) {
            var carol = new Given(strict).account("carol");
            for (var endpoint : List.of(
                    "http://push.example/x",
                    "https://localhost/x",
                    "https://127.0.0.1/x",
                    "https://10.0.0.1:8443/x",
                    "https://[::1]/x",
                    "https://intranet/x")) {
                var parameters = service.subscription("/x");
                parameters[1] = endpoint;
                carol.client().post(PATH, Body.form(parameters)).refuses(422, "Validation failed: Endpoint is invalid");
            }
            var parameters = service.subscription("/x");
            parameters[1] = "https://push.example/x";
            carol.client().post(PATH, Body.form(parameters)).expect(200);
        }
    }

    @Test
    void saysItsKeyWhereverAppsLookForIt() {
        var key = subscribe(alice, "/x").path("server_key").textValue();
        assertThat(key).hasSize(88);
        assertThat(client.get("/api/v2/instance").ok().at("/configuration/vapid/public_key"))
                .hasToString("\"" + key + "\"");
        var app = client.post("/api/v1/apps", "client_name", "J", "redirect_uris", "https://app.example/")
                .ok();
        assertThat(app.path("vapid_key").textValue()).isEqualTo(key);
        assertThat(client.bearer(given.app("read").ownToken())
                        .get("/api/v1/apps/verify_credentials")
                        .ok()
                        .path("vapid_key")
                        .textValue())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsOfANotificationAsItsReaderAloneCanRead(boolean standard) {
        var key = subscribe(
                        alice,
                        "/a",
                        "subscription[standard]",
                        Boolean.toString(standard),
                        "data[alerts][mention]",
                        "true")
                .path("server_key")
                .textValue();
        bob.changes("display_name", "Bob & Co").expect(200);
        bob.postsId("hello @alice <3\nsecond line");
        var message = service.await("/a", 1).getFirst();
        assertThat(message.header("Content-Encoding")).isEqualTo(standard ? "aes128gcm" : "aesgcm");
        assertThat(message.header("TTL")).isEqualTo("172800");
        assertThat(message.header("Urgency")).isEqualTo("normal");
        var told = message.json();
        var notification = alice.get("/api/v1/notifications").ok().path(0);
        assertThat(told.path("notification_id").asText())
                .isEqualTo(notification.path("id").textValue());
        assertThat(told.path("notification_id").isNumber()).isTrue();
        assertThat(told.path("notification_type").textValue()).isEqualTo("mention");
        assertThat(told.path("title").textValue()).isEqualTo("Bob & Co mentioned you");
        assertThat(told.path("body").textValue()).isEqualTo("hello @alice <3\nsecond line");
        assertThat(told.path("icon").textValue())
                .isEqualTo(notification.at("/account/avatar_static").textValue());
        assertThat(told.path("preferred_locale").textValue()).isEqualTo("en");
        assertThat(told.path("access_token").textValue()).isEmpty();
        var claims = message.claims(key);
        assertThat(claims.path("aud").textValue()).isEqualTo(service.origin());
        assertThat(claims.path("sub").textValue()).isEqualTo(server.url() + "/");
        assertThat(Instant.ofEpochSecond(claims.path("exp").longValue()))
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(24)));
    }

    @Test
    void keepsBehindAWarningWhatIsBehindIt() {
        subscribe(alice, "/a", "data[alerts][mention]", "true");
        bob.posts("@alice who did it", "spoiler_text", "the end of a novel");
        var told = service.await("/a", 1).getFirst().json();
        assertThat(told.path("body").textValue()).isEqualTo("the end of a novel");
    }

    @Test
    void tellsOnlyWhatTheAppAskedFor() {
        subscribe(alice, "/a", "data[alerts][follow]", "true");
        subscribe(given.token(alice, "push"), "/other", "data[alerts][mention]", "true");
        bob.postsId("hello @alice");
        service.await("/other", 1);
        bob.follows(alice);
        assertThat(service.await("/a", 1)
                        .getFirst()
                        .json()
                        .path("notification_type")
                        .textValue())
                .isEqualTo("follow");
        alice.client()
                .put(PATH, Body.form("data[alerts][mention]", "true", "data[policy]", "none"))
                .expect(200);
        bob.postsId("again @alice");
        service.await("/other", 2);
        assertThat(service.messages("/a")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"followed, true, false", "follower, false, true"})
    void tellsOnlyOfThoseWhomThePolicyNames(String policy, boolean followed, boolean follower) {
        subscribe(alice, "/a", "data[alerts][mention]", "true", "data[policy]", policy);
        var carol = given.account("carol");
        if (followed) {
            alice.follows(carol);
            bob.follows(alice);
        }
        if (follower) {
            carol.follows(alice);
            alice.follows(bob);
        }
        bob.postsId("hello @alice");
        carol.postsId("hello @alice");
        assertThat(service.await("/a", 1).getFirst().json().path("title").textValue())
                .isEqualTo("carol mentioned you");
    }

    @Test
    void tellsNothingOfWhomTheReaderDoesNotHear() {
        alice.client()
                .send("PATCH", "/api/v2/notifications/policy", Body.form("for_not_following", "filter"))
                .expect(200);
        subscribe(alice, "/a", "data[alerts][mention]", "true");
        var carol = given.account("carol");
        var dave = given.account("dave");
        alice.follows(carol);
        alice.follows(dave);
        alice.does("mute", dave).expect(200);
        bob.postsId("filtered @alice");
        dave.postsId("muted @alice");
        carol.postsId("hello @alice");
        assertThat(service.await("/a", 1).getFirst().json().path("title").textValue())
                .isEqualTo("carol mentioned you");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 403})
    void forgetsWhomThePushServiceDoesNotKnow(int status) {
        subscribe(alice, "/a", "data[alerts][mention]", "true");
        service.answers(status);
        bob.postsId("hello @alice");
        service.await("/a", 1);
        await().atMost(PATIENCE).until(() -> alice.get(PATH).status() == 404);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 302})
    void triesAgainWhatDidNotWork(int status) {
        subscribe(alice, "/a", "data[alerts][mention]", "true");
        service.answers(status);
        bob.postsId("hello @alice");
        service.await("/a", 1);
        service.answers(201);
        assertThat(service.await("/a", 2).getLast().json().path("title").textValue())
                .isEqualTo("bob mentioned you");
        alice.get(PATH).expect(200);
    }

    @Test
    void endsWithItsToken() {
        var app = given.app("push");
        var token = app.token(
                        "grant_type", "password", "username", "alice", "password", Given.PASSWORD, "scope", "push")
                .ok()
                .path("access_token")
                .textValue();
        subscribe(token, "/revoked", "data[alerts][mention]", "true");
        subscribe(alice, "/a", "data[alerts][mention]", "true");
        app.revoke(token).expect(200);
        bob.postsId("hello @alice");
        service.await("/a", 1);
        assertThat(service.messages("/revoked")).isEmpty();
        server.runJob("notifications.orphaned_subscriptions");
        assertThat(TestCluster.shared().value("select count(*) from notifications.push_subscription"))
                .isEqualTo("1");
        alice.get(PATH).expect(200);
    }

    @Test
    void tellsADeviceOnceHoweverOftenItSignedIn() {
        subscribe(given.token(alice, "push"), "/a", "data[alerts][mention]", "true");
        subscribe(alice, "/a", "data[alerts][mention]", "true");
        bob.postsId("hello @alice");
        bob.postsId("again @alice");
        service.await("/a", 2);
    }

    private JsonNode subscribe(Person person, String path, String... more) {
        return person.client()
                .post(PATH, Body.form(service.subscription(path, more)))
                .ok();
    }

    private void subscribe(String token, String path, String... more) {
        client.bearer(token)
                .post(PATH, Body.form(service.subscription(path, more)))
                .expect(200);
    }
}
