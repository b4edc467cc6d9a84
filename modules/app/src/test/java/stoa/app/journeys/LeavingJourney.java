package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Given;
import stoa.app.testing.OpenStream;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** People delete their account in a browser: at once nobody is shown it, and then it is as if they had never been. */
@OverHttp
final class LeavingJourney extends WithMail {
    private static final String DELETE = "/settings/delete";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Given given;
    private Person alice;
    private Person bob;

    @BeforeEach
    void begin() throws Exception {
        mail.empty();
        given = new Given(server);
        alice = given.account("alice");
        bob = given.account("bob");
    }

    @Test
    void deletesNothingWithoutTheRightPassword() {
        assertThat(given.browser().get(DELETE).expect(303).header("Location"))
                .isEqualTo("/auth/sign_in?return_to=%2Fsettings%2Fdelete");
        given.browser().post(DELETE, "password", Given.PASSWORD).expect(403);
        var browser = given.browser().signedIn(alice);
        browser.post(DELETE, "password", Given.PASSWORD, "csrf", "guess").expect(403);
        var page = browser.get(DELETE).expect(200);
        assertThat(page.text())
                .contains("@alice", "cannot be undone", "A mail says when")
                .doesNotContain("id=\"code\"");
        assertThat(browser.submit(page, DELETE, "password", "nonsense")
                        .expect(422)
                        .text())
                .contains("The password is not right.");
        alice.get("/api/v1/accounts/verify_credentials").expect(200);
    }

    @Test
    void asksForTheCodeToo() {
        TestCluster.shared()
                .run("update accounts.login set totp_secret = 'x', totp_since = now() where account_id = "
                        + alice.id());
        TestCluster.shared()
                .run("insert into accounts.recovery_code (account_id, code_hash) values (" + alice.id()
                        + ", sha256('abcde23456'))");
        TestCluster.shared()
                .run("insert into accounts.browser_session (token_hash, account_id, expires_at) values (sha256('s'), "
                        + alice.id() + ", now() + interval '1 day')");
        var browser = given.browser().withCookie("stoa_session", "s");
        var page = browser.get(DELETE).expect(200);
        assertThat(page.text()).contains("id=\"code\"");
        assertThat(browser.submit(page, DELETE, "password", Given.PASSWORD, "code", "000000")
                        .expect(422)
                        .text())
                .contains("The password or the code is not right.");
        browser.submit(page, DELETE, "password", Given.PASSWORD).expect(422);
        browser.submit(page, DELETE, "password", Given.PASSWORD, "code", "abcde-23456")
                .expect(200);
        alice.get("/api/v1/accounts/verify_credentials").refuses(401, "The access token is invalid");
    }

    @Test
    void isShownToNobodyAnyMoreAndLeavesRightFigures() {
        given.follow(alice, bob);
        given.follow(bob, alice);
        var question = given.status(bob, "Who is there?");
        var answer = given.reply(alice, question, "Me");
        var again = given.reply(bob, answer, "Good");
        var reblog = given.reblog(alice, question);
        given.favourite(alice, question);
        await(() -> figures(question).equals("1 1 1"));

        var browser = given.browser().signedIn(alice);
        var done = browser.submit(browser.get(DELETE), DELETE, "password", Given.PASSWORD);
        assertThat(done.expect(200).text()).contains("Your account is deleted").doesNotContain("Sign out");
        alice.get("/api/v1/accounts/verify_credentials").refuses(401, "The access token is invalid");
        browser.get("/settings").expect(303);
        var fresh = given.browser();
        fresh.signIn(fresh.get("/auth/sign_in"), alice).expect(422);

        assertThat(mail.await("alice@example.org").subject())
                .isEqualTo("Your account on " + server.domain() + " is deleted");
        // What he writes now comes after the erasure: he is shown nothing older.
        bob.postsId("Where are you?");
        await(() -> figures(question).equals("0 0 0"));
        for (var gone : List.of(
                "/api/v1/accounts/" + alice.id(),
                "/api/v1/accounts/lookup?acct=alice",
                "/api/v1/accounts/" + alice.id() + "/statuses",
                "/api/v1/accounts/" + alice.id() + "/followers",
                "/api/v1/statuses/" + answer,
                "/api/v1/statuses/" + reblog)) {
            await(() -> bob.get(gone).status() == 404);
        }
        for (var empty : List.of(
                "/api/v1/accounts/relationships?id[]=" + alice.id(),
                "/api/v1/notifications",
                "/api/v1/accounts/" + bob.id() + "/followers",
                "/api/v1/accounts/" + bob.id() + "/following",
                "/api/v1/statuses/" + question + "/favourited_by",
                "/api/v1/statuses/" + question + "/reblogged_by",
                "/api/v1/accounts/search?q=alice")) {
            await(() -> bob.get(empty).ok().isEmpty());
        }
        await(() -> bob.get("/api/v1/timelines/home").ok().size() == 3);
        var parent = bob.get("/api/v1/statuses/" + again).ok();
        assertThat(parent.path("in_reply_to_id").isNull()).isTrue();
        await(() -> bob.account().path("followers_count").intValue() == 0
                && bob.account().path("following_count").intValue() == 0);
        given.browser().get("/@alice").expect(404);
        given.browser().get("/@alice/" + answer).expect(404);
    }

    @Test
    void endsWhatIsOpenAtOnce() throws Exception {
        var browser = given.browser().signedIn(alice);
        try (var stream = OpenStream.events(server.url(), "/api/v1/streaming/user", given.token(alice, "read"))) {
            browser.submit(browser.get(DELETE), DELETE, "password", Given.PASSWORD)
                    .expect(200);
            stream.ends();
        }
    }

    /** A second account of the name would be taken for the first. */
    @Test
    void neverGivesTheNameToSomebodyElse() {
        var browser = given.browser().signedIn(alice);
        browser.submit(browser.get(DELETE), DELETE, "password", Given.PASSWORD).expect(200);
        mail.await("alice@example.org");
        var app = given.app("read", "write");
        var refused = app.client()
                .bearer(app.ownToken())
                .post(
                        "/api/v1/accounts",
                        "username",
                        "Alice",
                        "email",
                        "alice@example.org",
                        "password",
                        Given.PASSWORD,
                        "agreement",
                        "true",
                        "locale",
                        "en")
                .expect(422);
        assertThat(refused.json()
                        .path("details")
                        .path("username")
                        .path(0)
                        .path("error")
                        .textValue())
                .isEqualTo("ERR_TAKEN");
        assertThat(refused.json().path("details").has("email")).isFalse();
    }

    private String figures(String status) {
        var view = bob.get("/api/v1/statuses/" + status).ok();
        return view.path("replies_count").intValue() + " "
                + view.path("reblogs_count").intValue() + " "
                + view.path("favourites_count").intValue();
    }

    /** What others are shown may be some seconds old. */
    private static void await(Callable<Boolean> fact) {
        Awaitility.await().atMost(PATIENCE).until(fact);
    }
}
