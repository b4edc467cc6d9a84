package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Browser;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;

/** People visit the server with a browser. */
@OverHttp
final class PagesIT {
    private final Given given;
    private final Client client;
    private final JourneyServer server;
    private final Browser browser;

    PagesIT(Given given, Client client, JourneyServer server) {
        this.given = given;
        this.client = client;
        this.server = server;
        this.browser = given.browser();
    }

    @Test
    void showsWhatIsPublicOnTheFrontPage() {
        var alice = given.account("alice");
        given.status(alice, "hello <world>");
        alice.posts("unlisted words", "visibility", "unlisted");
        alice.posts("private words", "visibility", "private");
        var page = page(browser.get("/"));
        assertThat(page).contains("hello &lt;world&gt;", "@alice", server.domain());
        assertThat(page).doesNotContain("unlisted words", "private words", "<world>");
    }

    /** As some crawlers do. */
    @Test
    void answersWhoAcceptsNothingButHtml() {
        var status = given.status(given.account("alice"), "hello");
        var crawler = client.with("Accept", "text/html");
        for (var path :
                new String[] {"/", "/@alice", "/@alice/" + status, "/auth/sign_in", "/auth/sign_up", "/openapi"}) {
            assertThat(page(crawler.get(path))).as(path).contains("<h1");
        }
        assertThat(crawler.get("/@nobody").expect(404).text()).contains("<h1");
    }

    @Test
    void leadsToOlderPostsOnTheFrontPageAndOnProfiles() {
        var alice = given.account("alice");
        var ids = given.statuses(alice, 21);
        for (var path : new String[] {"/", "/@alice"}) {
            var first = page(browser.get(path));
            assertThat(first).contains("number 21", "number 2<").doesNotContain("number 1<");
            assertThat(first).contains("href=\"" + path + "?max_id=" + ids.get(1) + "\"");
            assertThat(page(browser.get(path + "?max_id=" + ids.get(1)))).contains("number 1<");
        }
    }

    @Test
    void showsAProfileUnderAnyCaseOfItsName() {
        var alice = given.account("alice");
        given.status(alice, "hello");
        for (var path : new String[] {"/@alice", "/@ALICE", "/@alice@" + server.domain()}) {
            assertThat(page(browser.get(path))).contains("@alice", "hello");
        }
        browser.get("/@nobody").expect(404);
        assertThat(browser.get("/users/alice").header("Location")).isEqualTo("/@alice");
    }

    @Test
    void showsAPublicStatusWithItsConversation() {
        var alice = given.account("alice");
        var bob = given.account("bob");
        var question = given.status(alice, "what time is it?");
        var answer = given.reply(bob, question, "noon");
        given.reply(alice, answer, "thanks");
        assertThat(page(browser.get("/@bob/" + answer))).contains("what time is it?", "noon", "thanks");
        browser.get("/@alice/" + answer).expect(404);
        assertThat(browser.get("/users/bob/statuses/" + answer).header("Location"))
                .isEqualTo("/@bob/" + answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"private", "direct"})
    void showsNobodyWhatIsNotPublic(String visibility) {
        var alice = given.account("alice");
        var id = alice.postsId("for a few", "visibility", visibility);
        browser.signedIn(alice).get("/@alice/" + id).expect(404);
        assertThat(page(browser.get("/@alice"))).doesNotContain("for a few");
    }

    @Test
    void signsPeopleUp() {
        var form = browser.get("/auth/sign_up").expect(200);
        var done = browser.submit(
                form,
                "/auth/sign_up",
                "user[username]",
                "alice",
                "user[email]",
                "alice@example.org",
                "user[password]",
                Given.PASSWORD,
                "user[agreement]",
                "1");
        assertThat(page(done)).contains("Welcome, @alice");
        var signedIn = browser.submit(
                browser.get("/auth/sign_in"),
                "/auth/sign_in",
                "user[email]",
                "Alice",
                "user[password]",
                Given.PASSWORD);
        assertThat(signedIn.expect(303).header("Location")).isEqualTo("/");
    }

    @Test
    void asksNewcomersToConfirmTheirAddressWhereThatIsNeeded() {
        try (var strict = JourneyServer.forStrangers()) {
            var there = new Browser(strict.client());
            var done = there.submit(
                    there.get("/auth/sign_up"),
                    "/auth/sign_up",
                    "user[username]",
                    "alice",
                    "user[email]",
                    "alice@example.org",
                    "user[password]",
                    Given.PASSWORD,
                    "user[agreement]",
                    "1");
            assertThat(page(done)).contains("Almost there, @alice", "alice@example.org");
        }
    }

    @Test
    void showsWhatIsWrongWithASignUpAndKeepsWhatWasTyped() {
        var form = browser.get("/auth/sign_up");
        var again = browser.submit(
                form,
                "/auth/sign_up",
                "user[username]",
                "al ice\"<",
                "user[email]",
                "alice@example.org",
                "user[password]",
                "short");
        assertThat(again.expect(422).text())
                .contains(
                        "Username must contain only letters, numbers and underscores",
                        "Password is too short (minimum is 8 characters)",
                        "Agreement must be accepted",
                        "value=\"alice@example.org\"")
                .doesNotContain("al ice\"<", "value=\"short\"");
    }

    @Test
    void refusesAPasswordThatDoesNotMatch() {
        given.account("alice");
        for (var login : new String[] {"alice", "nobody"}) {
            var again = browser.submit(
                    browser.get("/auth/sign_in"), "/auth/sign_in", "user[email]", login, "user[password]", "wrong");
            assertThat(again.expect(422).text()).contains("The name and the password do not match.");
            assertThat(again.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("stoa_session"));
        }
    }

    @Test
    void endsASession() {
        var alice = given.account("alice");
        var app = given.app("read");
        var consent = browser.signedIn(alice).get(app.link()).expect(200);
        browser.submit(consent, "/auth/sign_out").expect(303);
        browser.get(app.link()).expect(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "/\t/evil.example",
                "evil.example",
                ""
            })
    void neverLeavesTheServerAfterASignIn(String returnTo) {
        var alice = given.account("alice");
        var form = browser.get("/auth/sign_in?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8));
        assertThat(browser.signIn(form, alice).expect(303).header("Location")).isEqualTo("/");
        var sent = browser.submit(
                browser.get("/auth/sign_in"),
                "/auth/sign_in",
                "user[email]",
                "alice",
                "user[password]",
                Given.PASSWORD,
                "return_to",
                returnTo);
        assertThat(sent.expect(303).header("Location")).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/sign_in", "/auth/sign_up", "/auth/sign_out", "/oauth/authorize"})
    void refusesFormsThatCameFromElsewhere(String action) {
        var alice = given.account("alice");
        browser.post(action, "user[email]", "alice", "user[password]", Given.PASSWORD)
                .expect(403);
        browser.signedIn(alice);
        browser.post(action, "user[email]", "alice").expect(403);
        browser.post(action, "csrf", "", "user[email]", "alice").expect(403);
        browser.post(action, "csrf", "A".repeat(32), "user[email]", "alice").expect(403);
    }

    @Test
    void keepsItsCookiesFromScriptsAndOtherSites() {
        var alice = given.account("alice");
        var form = browser.get("/auth/sign_in");
        assertThat(cookies(form)).anyMatch(cookie -> cookie.startsWith("stoa_form="));
        var signedIn = cookies(browser.signIn(form, alice));
        assertThat(signedIn)
                .anyMatch(cookie -> cookie.startsWith("stoa_session=") && cookie.contains("Max-Age=2592000"));
    }

    private static List<String> cookies(Answer answer) {
        var cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies)
                .allSatisfy(cookie -> assertThat(cookie)
                        .containsIgnoringCase("HttpOnly")
                        .contains("SameSite=Lax", "Path=/")
                        .doesNotContain("Domain", "Secure"));
        return cookies;
    }

    @Test
    void marksItsCookiesSecureBehindHttps() {
        try (var secure = JourneyServer.with(Map.of("stoa.url", "https://stoa.example"))) {
            assertThat(secure.client().get("/auth/sign_in").header("Set-Cookie"))
                    .contains("Secure");
        }
    }

    @Test
    void neverTakesACookieForAToken() {
        var alice = given.account("alice");
        var signedIn = browser.signIn(browser.get("/auth/sign_in"), alice);
        var session = cookies(signedIn).stream()
                .filter(cookie -> cookie.startsWith("stoa_session="))
                .findFirst()
                .orElseThrow();
        client.with("Cookie", session.substring(0, session.indexOf(';')))
                .get("/api/v1/timelines/home")
                .expect(401);
    }

    private static String page(Answer answer) {
        assertThat(answer.expect(200).header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        return answer.text();
    }
}
