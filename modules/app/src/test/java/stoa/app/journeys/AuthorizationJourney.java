package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Answer;
import stoa.app.testing.App;
import stoa.app.testing.Browser;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** An app sends its user to the server's pages and comes back with a code. */
@OverHttp
final class AuthorizationJourney {
    // RFC 7636, appendix B
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern SHOWN_CODE = Pattern.compile("id=\"authorization-code\"[^>]* value=\"([^\"]+)\"");

    private final Given given;

    AuthorizationJourney(Given given) {
        this.given = given;
    }

    @Test
    void leadsFromTheAppThroughSignInAndConsentBackToTheApp() {
        var alice = given.account("alice");
        var app = given.app("read", "write:statuses");
        var browser = given.browser();

        var signIn = browser.follow(browser.get(app.link("state", "a b&c"))).expect(200);
        var consent = browser.follow(browser.signIn(signIn, alice)).expect(200);
        assertThat(consent.text()).contains("<bdi>Journey</bdi>", "read", "write:statuses", "@alice");
        var back = browser.submit(consent, "/oauth/authorize").expect(302);

        assertThat(back.header("Location")).startsWith("https://app.example/callback?");
        assertThat(query(back)).containsOnlyKeys("code", "state").containsEntry("state", "a b&c");
        var token = app.exchange(String.valueOf(query(back).get("code"))).ok();
        assertThat(token.path("token_type").textValue()).isEqualTo("Bearer");
        assertThat(token.path("scope").textValue()).isEqualTo("read write:statuses");
        var me = app.client()
                .bearer(token.path("access_token").textValue())
                .get("/api/v1/accounts/verify_credentials")
                .ok();
        assertThat(me.path("username").textValue()).isEqualTo("alice");
    }

    @Test
    void opensWithASlashBeforeTheQuestionMark() {
        var app = given.app("read");
        var link = app.link().replace("/oauth/authorize?", "/oauth/authorize/?");
        given.browser().signedIn(given.account("alice")).get(link).expect(200);
    }

    @Test
    void showsTheCodeToAnAppWithoutAnAddress() {
        var app = given.appAt("urn:ietf:wg:oauth:2.0:oob", "read");
        var browser = given.browser().signedIn(given.account("alice"));
        var page = browser.submit(browser.get(app.link()), "/oauth/authorize").expect(200);
        var shown = SHOWN_CODE.matcher(page.text());
        assertThat(shown.find()).as(page.text()).isTrue();
        app.exchange(shown.group(1)).expect(200);
    }

    @Test
    void tellsTheAppThatItsUserDeniedIt() {
        var app = given.app("read");
        var browser = given.browser().signedIn(given.account("alice"));
        var back = browser.submit(browser.get(app.link("state", "s1")), "/oauth/authorize", 1)
                .expect(302);
        assertThat(query(back))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "s1")
                .doesNotContainKey("code");
    }

    @Test
    void keepsTheQueryOfARedirectAddress() {
        var app = given.appAt("https://app.example/cb?tenant=1", "read");
        var browser = given.browser().signedIn(given.account("alice"));
        var back = browser.submit(browser.get(app.link("state", "s")), "/oauth/authorize")
                .expect(302);
        assertThat(query(back)).containsKeys("tenant", "code", "state");
    }

    @Test
    void comesBackToAnAppByItsOwnScheme() {
        var app = given.appAt("com.example.app://callback", "read");
        var browser = given.browser().signedIn(given.account("alice"));
        var back = browser.submit(browser.get(app.link()), "/oauth/authorize").expect(302);
        assertThat(back.header("Location")).startsWith("com.example.app://callback?code=");
    }

    @Test
    void asksForTheSignInAgainWhereTheAppForcesIt() {
        var alice = given.account("alice");
        var app = given.app("read");
        var browser = given.browser().signedIn(alice);
        var signIn = browser.follow(browser.get(app.link("force_login", "true")).expect(303));
        browser.follow(browser.signIn(signIn, alice)).expect(200);
    }

    @Test
    void exchangesACodeOnce() {
        var app = given.app("read");
        var code = code(app, given.account("alice"));
        app.exchange(code).expect(200);
        app.exchange(code).refuses(400, "invalid_grant");
    }

    @Test
    void exchangesACodeForTheAppItWasMadeForOnly() {
        var app = given.app("read");
        var other = given.app("read");
        other.exchange(code(app, given.account("alice"))).refuses(400, "invalid_grant");
    }

    @Test
    void exchangesACodeForItsOwnRedirectAddressOnly() {
        var app = given.app("read");
        var code = code(app, given.account("alice"));
        app.token("grant_type", "authorization_code", "code", code, "redirect_uri", "https://evil.example/")
                .refuses(400, "invalid_grant");
    }

    @Test
    void exchangesACodeWithItsVerifier() {
        var app = given.app("read");
        var code = code(app, given.account("alice"), "code_challenge", CHALLENGE, "code_challenge_method", "S256");
        exchange(app, code, VERIFIER).expect(200);
    }

    @Test
    void refusesACodeWithAnotherVerifierOrNone() {
        var app = given.app("read");
        var alice = given.account("alice");
        String[] challenge = {"code_challenge", CHALLENGE, "code_challenge_method", "S256"};
        exchange(app, code(app, alice, challenge), VERIFIER + "x").refuses(400, "invalid_grant");
        app.exchange(code(app, alice, challenge)).refuses(400, "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge_method, plain, The code challenge method must be S256",
        "client_id, unknown, unknown client",
        "redirect_uri, https://evil.example/, The redirect URI included is not valid",
        "redirect_uri, https://app.example/callback/more, The redirect URI included is not valid",
        "response_type, token, does not support this response type",
        "scope, read write, The requested scope is invalid",
        "scope, nonsense, The requested scope is invalid",
    })
    void neverRedirectsARequestThatIsNotInOrder(String name, String value, String sentence) {
        var app = given.app("read");
        var browser = given.browser().signedIn(given.account("alice"));
        var page = browser.get(app.link("code_challenge", CHALLENGE, "code_challenge_method", "S256", name, value))
                .expect(400);
        assertThat(page.header("Location")).isEmpty();
        assertThat(page.text()).contains(sentence);
    }

    @Test
    void checksTheConsentFormAgain() {
        var app = given.app("read");
        var browser = given.browser().signedIn(given.account("alice"));
        var consent = browser.get(app.link()).expect(200);
        var tampered = new Answer(
                consent.request(),
                consent.status(),
                consent.headers(),
                consent.text().replace("https://app.example/callback", "https://evil.example/"));
        var refused = browser.submit(tampered, "/oauth/authorize").expect(400);
        assertThat(refused.header("Location")).isEmpty();
    }

    @Test
    void refusesAConsentFormOfAnotherSite() {
        var app = given.app("read");
        var browser = given.browser().signedIn(given.account("alice"));
        browser.post("/oauth/authorize", "client_id", app.id(), "decision", "authorize")
                .expect(403);
    }

    private Answer exchange(App app, String code, String verifier) {
        return app.token(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                app.redirectUri(),
                "code_verifier",
                verifier);
    }

    private String code(App app, Person person, String... more) {
        Browser browser = given.browser().signedIn(person);
        var back =
                browser.submit(browser.get(app.link(more)), "/oauth/authorize").expect(302);
        return String.valueOf(query(back).get("code"));
    }

    private static Map<String, String> query(Answer redirect) {
        return Arrays.stream(
                        URI.create(redirect.header("Location")).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
