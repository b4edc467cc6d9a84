package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Answer;
import stoa.app.testing.Browser;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** People decide in a browser how they sign in, and who may act for them. */
@OverHttp
final class SettingsJourney {
    private static final String SETTINGS = "/settings";
    private static final String FACTOR = "/settings/second_factor";
    private static final Pattern RECOVERY = Pattern.compile("<li><code>([a-z0-9-]+)</code></li>");

    private final Given given;
    private Person alice;
    private Browser browser;
    private String firstCode = "";

    SettingsJourney(Given given) {
        this.given = given;
    }

    @BeforeEach
    void signIn() {
        alice = given.account("alice");
        browser = given.browser().signedIn(alice);
    }

    @Test
    void asksStrangersToSignIn() {
        var stranger = given.browser();
        assertThat(stranger.get(SETTINGS).expect(303).header("Location"))
                .isEqualTo("/auth/sign_in?return_to=%2Fsettings");
        assertThat(stranger.get(FACTOR).expect(303).header("Location"))
                .isEqualTo("/auth/sign_in?return_to=%2Fsettings%2Fsecond_factor");
        assertThat(stranger.get("/auth/second_factor").expect(303).header("Location"))
                .startsWith("/auth/sign_in");
    }

    @Test
    void refusesFormsFromElsewhere() {
        for (var path : List.of(
                SETTINGS + "/password",
                SETTINGS + "/email",
                SETTINGS + "/sessions/1/end",
                SETTINGS + "/apps/1/revoke",
                FACTOR,
                FACTOR + "/disable",
                "/auth/second_factor")) {
            browser.post(path, "current", Given.PASSWORD, "wanted", "another password", "csrf", "guess")
                    .expect(403);
        }
        assertThat(browser.get(SETTINGS).expect(200).header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'");
    }

    @Test
    void changesThePasswordAndSignsOutOtherBrowsers() {
        var other = given.browser().signedIn(alice);
        var page = browser.get(SETTINGS).expect(200);
        var wrong = browser.submit(page, SETTINGS + "/password", "current", "nonsense", "wanted", "a new password 1")
                .expect(422);
        assertThat(wrong.text()).contains("The current password is not right.");
        var tooShort = browser.submit(page, SETTINGS + "/password", "current", Given.PASSWORD, "wanted", "short")
                .expect(422);
        assertThat(tooShort.text()).contains("The new password is too short (minimum is 8 characters).");
        other.get(SETTINGS).expect(200);
        var done = browser.follow(browser.submit(
                        page, SETTINGS + "/password", "current", Given.PASSWORD, "wanted", "a new password 1"))
                .expect(200);
        assertThat(done.text()).contains("Your password is changed.");
        other.get(SETTINGS).expect(303);
        alice.get("/api/v1/accounts/verify_credentials").expect(200);
        var again = given.browser();
        again.signIn(again.get("/auth/sign_in"), alice).expect(422);
    }

    /** Without mail nobody can be asked whether it is theirs. */
    @Test
    void changesTheAddressAtOnceWhereNoMailIsSent() {
        given.account("bob");
        var page = browser.get(SETTINGS).expect(200);
        assertThat(page.text()).contains("alice@example.org");
        var taken = browser.submit(page, SETTINGS + "/email", "email", "BOB@example.org", "password", Given.PASSWORD)
                .expect(422);
        assertThat(taken.text()).contains("has already been taken");
        var done = browser.follow(
                browser.submit(page, SETTINGS + "/email", "email", "new@example.org", "password", Given.PASSWORD));
        assertThat(done.text()).contains("Your address is changed.", "new@example.org");
    }

    @Test
    void showsBrowsersAndAppsAndEndsThem() {
        var other = given.browser().signedIn(alice);
        var page = browser.get(SETTINGS).expect(200);
        assertThat(page.text()).contains("this one", "Stoa command line", "<code>read</code>");
        var session = action(page, SETTINGS + "/sessions/\\d+/end");
        var bob = given.account("bob");
        var stranger = given.browser().signedIn(bob);
        stranger.submit(stranger.get(SETTINGS), action(stranger.get(SETTINGS), SETTINGS + "/apps/\\d+/revoke"))
                .expect(303);
        bob.get("/api/v1/accounts/verify_credentials").expect(401);
        alice.get("/api/v1/accounts/verify_credentials").expect(200);
        assertThat(browser.follow(browser.submit(page, session)).text()).contains("That browser is signed out.");
        other.get(SETTINGS).expect(303);
        var app = browser.follow(browser.submit(page, action(page, SETTINGS + "/apps/\\d+/revoke")));
        assertThat(app.text()).contains("No app may use your account.");
        alice.get("/api/v1/accounts/verify_credentials").refuses(401, "The access token is invalid");
    }

    /** The session of another is nobody else's to end. */
    @Test
    void endsNobodyElsesSession() {
        var stranger = given.browser().signedIn(given.account("bob"));
        var other = given.browser().signedIn(alice);
        var session = action(browser.get(SETTINGS), SETTINGS + "/sessions/\\d+/end");
        var form = stranger.get(SETTINGS);
        var csrf = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(form.text());
        assertThat(csrf.find()).isTrue();
        stranger.post(session, "csrf", csrf.group(1)).expect(303);
        other.get(SETTINGS).expect(200);
    }

    @Test
    void asksForACodeAfterThePassword() {
        var codes = enable();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        var secret = secret();

        var fresh = given.browser();
        var step = fresh.signIn(fresh.get("/auth/sign_in?return_to=%2Fsettings"), alice)
                .expect(303);
        assertThat(step.header("Location")).isEqualTo("/auth/second_factor?return_to=%2Fsettings");
        var asked = fresh.follow(step).expect(200);
        fresh.get(SETTINGS).expect(303);
        assertThat(fresh.submit(asked, "/auth/second_factor", "code", "000000")
                        .expect(422)
                        .text())
                .contains("This code is not right.");
        // It works once, and that was when it was switched on.
        fresh.submit(asked, "/auth/second_factor", "code", firstCode).expect(422);
        var in = fresh.submit(asked, "/auth/second_factor", "code", code(secret, 1))
                .expect(303);
        assertThat(in.header("Location")).isEqualTo(SETTINGS);
        assertThat(fresh.follow(in).expect(200).text()).contains("Ask for the password only");

        var lost = given.browser();
        var waiting = lost.follow(lost.signIn(lost.get("/auth/sign_in"), alice));
        lost.submit(waiting, "/auth/second_factor", "code", codes.getFirst().toUpperCase(Locale.ROOT))
                .expect(303);
        lost.get(SETTINGS).expect(200);
        var thief = given.browser();
        var guess = thief.follow(thief.signIn(thief.get("/auth/sign_in"), alice));
        thief.submit(guess, "/auth/second_factor", "code", codes.getFirst()).expect(422);
    }

    @Test
    void asksForThePasswordAgainAfterFiveWrongCodes() {
        var codes = enable();
        var fresh = given.browser();
        var asked = fresh.follow(fresh.signIn(fresh.get("/auth/sign_in"), alice));
        for (int i = 1; i < 5; i++) {
            fresh.submit(asked, "/auth/second_factor", "code", "000000").expect(422);
        }
        assertThat(fresh.submit(asked, "/auth/second_factor", "code", "000000")
                        .expect(303)
                        .header("Location"))
                .startsWith("/auth/sign_in");
        assertThat(fresh.submit(asked, "/auth/second_factor", "code", codes.getFirst())
                        .expect(303)
                        .header("Location"))
                .startsWith("/auth/sign_in");
        fresh.get(SETTINGS).expect(303);
    }

    @Test
    void appsThatAskForThePasswordAreToldWhy() {
        var app = given.app("read");
        enable();
        var refused = app.token("grant_type", "password", "username", "alice@example.org", "password", Given.PASSWORD)
                .expect(400);
        assertThat(refused.json().path("error").textValue()).isEqualTo("invalid_grant");
        assertThat(refused.json().path("error_description").textValue()).contains("code after the password");
    }

    @Test
    void givesTheSecondFactorUpAgain() {
        var page = browser.get(FACTOR).expect(200);
        assertThat(page.text()).contains("otpauth://totp/", "<svg class=\"qr\"");
        assertThat(browser.submit(page, FACTOR, "code", "12").expect(422).text())
                .contains("This is not the code that the secret makes now.");
        enable();
        browser.get(FACTOR).expect(303);
        var settings = browser.get(SETTINGS);
        assertThat(browser.submit(settings, FACTOR + "/disable", "password", "nonsense")
                        .expect(422)
                        .text())
                .contains("The password is not right.");
        assertThat(browser.follow(browser.submit(settings, FACTOR + "/disable", "password", Given.PASSWORD))
                        .text())
                .contains("The password alone is asked for now.", "Set it up");
        given.browser().signedIn(alice).get(SETTINGS).expect(200);
        assertThat(TestCluster.shared().value("select count(*) from accounts.recovery_code"))
                .isEqualTo("0");
    }

    private List<String> enable() {
        var page = browser.get(FACTOR).expect(200);
        firstCode = code(secret(), 0);
        var shown = browser.submit(page, FACTOR, "code", firstCode).expect(200);
        return RECOVERY.matcher(shown.text())
                .results()
                .map(code -> code.group(1))
                .toList();
    }

    /** As an authenticator app has it from the picture. */
    private static byte[] secret() {
        var hex = TestCluster.shared()
                .value("select encode(totp_secret, 'hex') from accounts.login where totp_secret is not null");
        return HexFormat.of().parseHex(hex);
    }

    /** RFC 6238 once more, so that a mistake is not made on both sides. */
    private static String code(byte[] secret, int stepsAhead) {
        long step = Instant.now().getEpochSecond() / 30 + stepsAhead;
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int at = hash[19] & 15;
            int number = ByteBuffer.wrap(hash).getInt(at) & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String action(Answer page, String pattern) {
        var found = Pattern.compile("action=\"(" + pattern + ")\"").matcher(page.text());
        assertThat(found.find()).as(page.text()).isTrue();
        return found.group(1);
    }
}
