package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Given;
import stoa.app.testing.MailServer;
import stoa.app.testing.OpenStream;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** Moderators warn and restrict, undo it, and all of it is in the books. */
@OverHttp
final class ModerationIT extends WithMail {
    private static final String ACCOUNTS = "/api/v1/admin/accounts/";
    private static final String DISABLED = "Your login is currently disabled";

    private Given given;
    private Person moderator;
    private Person alice;

    @BeforeEach
    void begin() throws Exception {
        mail.empty();
        given = new Given(server);
        moderator = given.staff("moderator", "moderator");
        alice = given.account("alice");
    }

    private Answer act(String type, String... more) {
        return moderator.client().post(ACCOUNTS + alice.id() + "/action", "type", type, more);
    }

    private Answer undo(String act) {
        return moderator.client().post(ACCOUNTS + alice.id() + "/" + act);
    }

    private static String books() {
        return TestCluster.shared()
                .value("select coalesce(string_agg(act, ' ' order by id), '') from moderation.audit_entry");
    }

    @Test
    void writesDownEachAct() {
        var acts = List.of("none", "sensitive", "disable", "silence", "suspend");
        for (var type : acts) {
            assertThat(act(type, "text", "Because of " + type).ok()).isEmpty();
        }
        for (var act : List.of("unsensitive", "enable", "unsilence", "unsuspend")) {
            undo(act).expect(200);
        }
        // Nothing is to be undone any more.
        undo("unsensitive").expect(200);
        undo("unsuspend").refuses(403, "This action is not allowed");
        assertThat(books()).isEqualTo("warn sensitive disable silence suspend unsensitive enable unsilence unsuspend");
        assertThat(TestCluster.shared()
                        .value("select count(*) from moderation.audit_entry where account_id = " + moderator.id()
                                + " and target_account_id = " + alice.id()))
                .isEqualTo("9");
        assertThat(TestCluster.shared()
                        .value("select string_agg(type || ':' || text, '|' order by id) from moderation.action"))
                .isEqualTo("none:Because of none|sensitive:Because of sensitive|disable:Because of disable"
                        + "|silence:Because of silence|suspend:Because of suspend");
    }

    /** Not even by whoever can write to the table. */
    @Test
    void keepsTheBooksAsTheyAre() {
        act("none").expect(200);
        for (var change : List.of(
                "update moderation.audit_entry set act = 'nothing'",
                "update moderation.audit_entry set account_id = 1",
                "delete from moderation.audit_entry")) {
            assertThat(catchThrowable(() -> TestCluster.shared().run(change)))
                    .hasMessageContaining("audit entries are kept");
        }
    }

    @Test
    void locksADisabledPersonOutAtOnce() throws Exception {
        var browser = given.browser().signedIn(alice);
        browser.get("/settings").expect(200);
        var token = given.token(alice, "read");
        alice.postsId("still here");
        try (var stream = OpenStream.events(server.url(), "/api/v1/streaming/user", token)) {
            act("disable").expect(200);
            stream.ends();
        }
        alice.get("/api/v1/accounts/verify_credentials").refuses(403, DISABLED);
        alice.get("/api/v1/timelines/home").refuses(403, DISABLED);
        alice.client().post("/api/v1/statuses", "status", "again").refuses(403, DISABLED);
        browser.get("/settings").expect(303);
        var fresh = given.browser();
        fresh.signIn(fresh.get("/auth/sign_in"), alice).expect(422);
        // What they posted stays.
        assertThat(moderator.get("/api/v1/accounts/" + alice.id() + "/statuses").ok())
                .hasSize(1);

        undo("enable").expect(200);
        alice.get("/api/v1/accounts/verify_credentials").expect(200);
        browser.get("/settings").expect(200);
    }

    @Test
    void locksASuspendedPersonOutAtOnce() throws Exception {
        var browser = given.browser().signedIn(alice);
        var token = given.token(alice, "read");
        try (var stream = OpenStream.events(server.url(), "/api/v1/streaming/user", token)) {
            act("suspend").expect(200);
            stream.ends();
        }
        alice.get("/api/v1/accounts/verify_credentials").refuses(403, DISABLED);
        browser.get("/settings").expect(303);
        var fresh = given.browser();
        fresh.signIn(fresh.get("/auth/sign_in"), alice).expect(422);
        undo("unsuspend").expect(200);
        alice.get("/api/v1/accounts/verify_credentials").expect(200);
    }

    @Test
    void postsNothingMoreForADisabledPerson() {
        var later = Instant.now().plus(Duration.ofHours(1)).toString();
        alice.client()
                .post("/api/v1/statuses", "status", "later", "scheduled_at", later)
                .expect(200);
        act("disable").expect(200);
        TestCluster.shared()
                .run(
                        "update statuses.scheduled_status set scheduled_at = now() - interval '1 second';"
                                + " update platform.job set execution_time = now() where task_name = 'statuses.publish_scheduled'");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> TestCluster.shared()
                        .value("select count(*) from statuses.scheduled_status")
                        .equals("0"));
        assertThat(TestCluster.shared().value("select count(*) from statuses.status"))
                .isEqualTo("0");
    }

    @Test
    void hidesTheMediaOfASensitiveAccount() {
        var status = alice.postsId("look");
        var bob = given.account("bob");
        var reblog = given.reblog(bob, status);
        act("sensitive").expect(200);
        assertThat(bob.get("/api/v1/statuses/" + status).ok().path("sensitive").booleanValue())
                .isTrue();
        assertThat(bob.get("/api/v1/statuses/" + reblog).ok().path("sensitive").booleanValue())
                .isTrue();
        assertThat(undo("unsensitive").ok().path("sensitized").booleanValue()).isFalse();
        assertThat(bob.get("/api/v1/statuses/" + status).ok().path("sensitive").booleanValue())
                .isFalse();
    }

    @Test
    void showsASilencedAccountUnaskedToItsFollowersOnly() {
        alice.changes("discoverable", "true", "indexable", "true").expect(200);
        var bob = given.account("bob");
        var carol = given.account("carol");
        given.follow(bob, alice);
        given.follow(bob, carol);
        given.follow(carol, bob);
        var status = alice.postsId("a quiet walk #outside");
        act("silence").expect(200);

        for (var place : List.of(
                "/api/v1/timelines/public",
                "/api/v1/timelines/tag/outside",
                "/api/v2/search?q=alice",
                "/api/v1/accounts/search?q=alice",
                "/api/v2/search?q=quiet&type=statuses")) {
            assertThat(carol.get(place).expect(200).text())
                    .as("a stranger, " + place)
                    .doesNotContain(alice.id());
            assertThat(bob.get(place).expect(200).text())
                    .as("a follower, " + place)
                    .contains(alice.id());
        }
        assertThat(alice.get("/api/v1/timelines/public").ids()).containsExactly(status);
        assertThat(server.client().get("/api/v1/timelines/public").ids()).isEmpty();
        assertThat(server.client().get("/api/v1/timelines/tag/outside").ids()).isEmpty();
        assertThat(carol.get("/api/v2/suggestions").expect(200).text()).doesNotContain(alice.id());
        assertThat(carol.get("/api/v1/directory").expect(200).text()).doesNotContain(alice.id());
        assertThat(carol.get("/api/v1/directory?order=new").expect(200).text()).doesNotContain(alice.id());
        assertThat(bob.get("/api/v1/timelines/home").ids()).containsExactly(status);
        // Who asks for it is shown it.
        carol.get("/api/v1/statuses/" + status).expect(200);
        assertThat(carol.get("/api/v1/accounts/" + alice.id())
                        .ok()
                        .path("limited")
                        .booleanValue())
                .isTrue();

        assertThat(undo("unsilence").ok().path("silenced").booleanValue()).isFalse();
        assertThat(carol.get("/api/v1/timelines/public").ids()).containsExactly(status);
        assertThat(carol.get("/api/v1/accounts/" + alice.id()).ok().has("limited"))
                .isFalse();
    }

    @Test
    void leavesTheSilencedOutOfTrends() {
        var bob = given.account("bob");
        var carol = given.account("carol");
        var status = given.status(alice, "#together");
        given.status(bob, "#together");
        given.favourite(bob, status);
        given.reblog(carol, status);
        act("silence").expect(200);
        server.runJob("insights.trends");
        TestCluster.shared().fallBehind();
        assertThat(carol.get("/api/v1/trends/statuses").ids()).isEmpty();
        assertThat(carol.get("/api/v1/trends/tags").ok()).isEmpty();
    }

    @Test
    void writesToThoseConcernedUnlessToldNotTo() {
        act("silence", "text", "Please be kind.").expect(200);
        var letter = mail.await("alice@example.org");
        assertThat(letter.subject()).isEqualTo("Your account on " + server.domain() + " is limited");
        assertThat(letter.text()).contains("Hello alice,", "only those who follow you", "Please be kind.");
        act("disable", "send_email_notification", "false").expect(200);
        act("none").expect(200);
        act("none", "text", "Last warning.").expect(200);
        assertThat(mail.await("alice@example.org", 2))
                .extracting(MailServer.Letter::subject)
                .containsExactlyInAnyOrder(letter.subject(), "A warning for your account on " + server.domain());
    }

    @Test
    void closesTheReportsThatItAnswers() {
        var bob = given.account("bob");
        var first = report(bob);
        var second = report(bob);
        act("none", "report_id", first).expect(200);
        assertThat(open()).containsExactly(second);
        act("silence").expect(200);
        assertThat(open()).isEmpty();
        assertThat(books()).isEqualTo("warn resolve_report silence resolve_report");
        act("none", "report_id", "17").refuses(404, "Record not found");
        var other = bob.client()
                .post("/api/v1/reports", "account_id", moderator.id())
                .ok()
                .path("id")
                .textValue();
        act("suspend", "report_id", other).refuses(404, "Record not found");
        assertThat(moderator.get(ACCOUNTS + alice.id()).ok().path("suspended").booleanValue())
                .isFalse();
    }

    private String report(Person by) {
        return by.client()
                .post("/api/v1/reports", "account_id", alice.id())
                .ok()
                .path("id")
                .textValue();
    }

    private List<String> open() {
        return moderator.get("/api/v1/admin/reports").ids();
    }

    @Test
    void deletesWhoIsSuspendedForGood() {
        var admin = given.staff("admin", "admin");
        var path = ACCOUNTS + alice.id();
        admin.client().delete(path).refuses(403, "This action is not allowed");
        act("suspend", "send_email_notification", "false").expect(200);
        moderator.client().delete(path).refuses(403, "This action is not allowed");
        assertThat(admin.client().delete(path).ok().path("username").textValue())
                .isEqualTo("alice");
        assertThat(mail.await("alice@example.org").subject())
                .isEqualTo("Your account on " + server.domain() + " is deleted");
        admin.client().post(path + "/unsuspend").refuses(404, "Record not found");
        admin.get(path).refuses(404, "Record not found");
        assertThat(admin.get("/api/v1/admin/accounts").ids()).doesNotContain(alice.id());
        assertThat(books()).isEqualTo("suspend delete");
    }

    @Test
    void actsAgainstNobodyWhoIsAsMuch() {
        var other = given.staff("other", "moderator");
        var admin = given.staff("admin", "admin");
        for (var target : List.of(other, admin, moderator)) {
            moderator
                    .client()
                    .post(ACCOUNTS + target.id() + "/action", "type", "suspend")
                    .refuses(403, "This action is not allowed");
        }
        admin.client()
                .post(ACCOUNTS + admin.id() + "/action", "type", "disable")
                .refuses(403, "This action is not allowed");
        admin.client()
                .post(ACCOUNTS + other.id() + "/action", "type", "disable")
                .expect(200);
        other.get("/api/v1/admin/reports").refuses(403, DISABLED);
        moderator.client().post(ACCOUNTS + other.id() + "/enable").refuses(403, "This action is not allowed");
        assertThat(books()).isEqualTo("disable");
    }

    @ParameterizedTest
    @CsvSource({
        "type, '',       text,      x,        422, Validation failed: Type can't be blank",
        "type, nonsense, text,      x,        422, Validation failed: Type is not included in the list",
        "type, none,     report_id, nonsense, 400, Invalid value for parameter report_id: expected an id",
    })
    void refusesWhatIsNoAction(String name, String value, String other, String more, int status, String sentence) {
        moderator
                .client()
                .post(ACCOUNTS + alice.id() + "/action", name, value, other, more)
                .refuses(status, sentence);
    }

    @Test
    void refusesWhatIsTooLongOrAboutNobody() {
        act("none", "text", "x".repeat(5001))
                .refuses(422, "Validation failed: Text is too long (maximum is 5000 characters)");
        moderator.client().post(ACCOUNTS + "17/action", "type", "none").refuses(404, "Record not found");
        moderator.client().post(ACCOUNTS + "x/action", "type", "none").refuses(404, "Record not found");
        // Nobody waits for approval.
        for (var act : List.of("approve", "reject")) {
            undo(act).expect(404);
        }
        assertThat(books()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/admin/accounts",
        "GET,    /api/v2/admin/accounts",
        "GET,    /api/v1/admin/accounts/1",
        "DELETE, /api/v1/admin/accounts/1",
        "POST,   /api/v1/admin/accounts/1/enable",
        "POST,   /api/v1/admin/accounts/1/unsilence",
        "POST,   /api/v1/admin/accounts/1/unsuspend",
        "POST,   /api/v1/admin/accounts/1/unsensitive",
        "POST,   /api/v1/admin/accounts/1/action",
        "GET,    /api/v1/admin/reports",
        "GET,    /api/v1/admin/reports/1",
        "PUT,    /api/v1/admin/reports/1",
        "POST,   /api/v1/admin/reports/1/assign_to_self",
        "POST,   /api/v1/admin/reports/1/unassign",
        "POST,   /api/v1/admin/reports/1/resolve",
        "POST,   /api/v1/admin/reports/1/reopen",
        "GET,    /api/v1/admin/trends/links",
        "GET,    /api/v1/admin/trends/statuses",
        "GET,    /api/v1/admin/trends/tags",
        "GET,    /api/v1/admin/domain_allows",
        "GET,    /api/v1/admin/domain_blocks",
        "GET,    /api/v1/admin/email_domain_blocks",
    })
    void isForModeratorsWithTheScopeOnly(String method, String path) {
        var body = path.endsWith("/action") ? Body.form("type", "none") : Body.NOTHING;
        server.client().send(method, path, body).refuses(401, "The access token is invalid");
        var unscoped = server.client().bearer(given.token(moderator, "read", "write", "follow"));
        unscoped.send(method, path, body).refuses(403, "This action is outside the authorized scopes");
        var reading = server.client().bearer(given.token(moderator, "admin:read"));
        if (!method.equals("GET")) {
            reading.send(method, path, body).refuses(403, "This action is outside the authorized scopes");
        }
        given.account("bob", Set.of("admin:read", "admin:write"))
                .client()
                .send(method, path, body)
                .refuses(403, "This action is not allowed");
    }
}
