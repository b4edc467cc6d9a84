package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.App;
import stoa.app.testing.Browser;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** People confirm their address and choose new passwords with links that reach them by e-mail, each of which works once. */
@OverHttp
final class MailJourney extends WithMail {
    private static final String ME = "/api/v1/accounts/verify_credentials";
    private static final String CONFIRMATIONS = "/api/v1/emails/confirmations";
    private static final String CHECK = "/api/v1/emails/check_confirmation";
    private static final String UNCONFIRMED = "Your login is missing a confirmed e-mail address";
    private static final String WORKS_NO_MORE = "This link works no more";
    private static final String NEW_PASSWORD = "another horse battery";

    private Given given;

    @BeforeEach
    void begin() throws Exception {
        mail.empty();
        given = new Given(server);
    }

    @Test
    void confirmsTheAddressOfWhoOpensTheLink() {
        var alice = signUp(given.app("read", "write"));
        alice.get(ME).refuses(403, UNCONFIRMED);
        assertThat(alice.get(CHECK).ok().booleanValue()).isFalse();
        var letter = mail.await("alice@example.org");
        assertThat(letter.from()).isEqualTo("stoa@example.org");
        assertThat(letter.subject()).isEqualTo("Confirm your address for " + server.domain());
        assertThat(letter.text()).startsWith("Hello alice,\n\nsomebody signed up for " + server.domain());
        assertThat(letter.html()).contains("<a href=\"" + letter.link() + "\">");
        assertThat(TestCluster.shared()
                        .value("select count(*) from accounts.emailed_link where position("
                                + "encode(token_hash, 'hex') in '" + letter.link() + "') > 0"))
                .isEqualTo("0");

        // A program that looks into the mail opens it too.
        var browser = given.browser();
        browser.get(letter.link()).expect(200);
        alice.get(ME).refuses(403, UNCONFIRMED);
        assertThat(follow(browser, letter.link(), 200)).contains("Your address is confirmed");
        alice.get(ME).expect(200);
        assertThat(alice.get(CHECK).ok().booleanValue()).isTrue();
        assertThat(follow(browser, letter.link(), 422)).contains(WORKS_NO_MORE);
        alice.post(CONFIRMATIONS)
                .refuses(403, "This method is only available while the e-mail is awaiting confirmation");
    }

    @Test
    void sendsAnotherLinkAlsoToAnotherAddress() {
        var alice = signUp(given.app("read", "write"));
        var first = mail.await("alice@example.org").link();
        assertThat(alice.post(CONFIRMATIONS).ok()).hasToString("{}");
        var second = mail.await("alice@example.org", 2).getLast().link();
        assertThat(follow(given.browser(), first, 422)).contains(WORKS_NO_MORE);
        alice.post(CONFIRMATIONS, "email", "alice@example.com").expect(200);
        var third = mail.await("alice@example.com").link();
        assertThat(follow(given.browser(), second, 422)).contains(WORKS_NO_MORE);
        assertThat(follow(given.browser(), third, 200)).contains("Your address is confirmed");
        assertThat(TestCluster.shared().value("select email from accounts.login"))
                .isEqualTo("alice@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense,          Validation failed: E-mail is not a valid e-mail address",
        "BOB@example.org,   Validation failed: E-mail has already been taken",
        "'a@b.org X: y',    Validation failed: E-mail is not a valid e-mail address",
    })
    void refusesAnAddressThatCannotBe(String email, String sentence) {
        given.account("bob");
        var alice = signUp(given.app("read", "write"));
        alice.post(CONFIRMATIONS, "email", email).refuses(422, sentence);
        assertThat(TestCluster.shared().value("select count(*) from accounts.login where email = 'alice@example.org'"))
                .isEqualTo("1");
    }

    @Test
    void sendsLinksForTheAppOfTheSignUpOnly() {
        signUp(given.app("read", "write"));
        var id = TestCluster.shared().value("select account_id from accounts.login");
        var other = server.client().bearer(given.token(new Person(id, "alice", server.client()), "read", "write"));
        other.post(CONFIRMATIONS)
                .refuses(403, "This method is only available to the application the user originally signed-up with");
        server.client().post(CONFIRMATIONS).refuses(401, "The access token is invalid");
        var bob = given.account("bob", Set.of("profile"));
        bob.client().post(CONFIRMATIONS).refuses(403, "This action is outside the authorized scopes");
        bob.get(CHECK).refuses(403, "This action is outside the authorized scopes");
        server.client().get(CHECK).refuses(401, "The access token is invalid");
    }

    @Test
    void confirmsWhoSignedUpInTheBrowser() {
        var browser = given.browser();
        var done = browser.submit(
                browser.get("/auth/sign_up"),
                "/auth/sign_up",
                "user[username]",
                "alice",
                "user[email]",
                "alice@example.org",
                "user[password]",
                Given.PASSWORD,
                "user[agreement]",
                "1");
        assertThat(done.expect(200).text()).contains("Open the link");
        var link = mail.await("alice@example.org").link();
        TestCluster.shared().run("update accounts.emailed_link set expires_at = now()");
        assertThat(follow(browser, link, 422)).contains(WORKS_NO_MORE);
        // Who reads the mail of the address has shown it this way too.
        var reset = askForPassword("alice@example.org");
        setPassword(reset, NEW_PASSWORD, 200);
        assertThat(TestCluster.shared().value("select confirmed_at is not null from accounts.login"))
                .isEqualTo("t");
    }

    @Test
    void setsANewPasswordAndEndsWhateverWasBegunBefore() {
        var alice = given.account("alice");
        var before = given.browser().signedIn(alice);
        assertThat(before.get("/").text()).contains("Sign out");
        var link = askForPassword("Alice@example.org");
        assertThat(setPassword(link, "short", 422)).contains("Password is too short");
        assertThat(setPassword(link, NEW_PASSWORD, 200)).contains("Your password is set");
        alice.get(ME).refuses(401, "The access token is invalid");
        assertThat(before.get("/").text()).doesNotContain("Sign out");
        assertThat(given.browser().get(link).expect(422).text()).contains(WORKS_NO_MORE);
        var browser = given.browser();
        browser.signIn(browser.get("/auth/sign_in"), alice).expect(422);
        browser.submit(
                        browser.get("/auth/sign_in"),
                        "/auth/sign_in",
                        "user[email]",
                        "alice",
                        "user[password]",
                        NEW_PASSWORD)
                .expect(303);
    }

    @Test
    void opensNothingWithALinkThatIsTooOldOrOfAnotherKind() {
        given.account("alice");
        var link = askForPassword("alice@example.org");
        var token = link.substring(link.indexOf('=') + 1);
        assertThat(follow(given.browser(), server.url() + "/auth/confirmation?confirmation_token=" + token, 422))
                .contains(WORKS_NO_MORE);
        TestCluster.shared().run("update accounts.emailed_link set expires_at = now()");
        given.browser().get(link).expect(422);
        given.browser().get("/auth/password/edit?reset_password_token=x").expect(422);
        given.browser().get("/auth/password/edit").expect(400);
        given.browser().get("/auth/confirmation").expect(400);
        given.browser()
                .post("/auth/password/edit", "reset_password_token", token)
                .expect(403);
        given.browser().post("/auth/confirmation", "confirmation_token", token).expect(403);
        given.browser()
                .post("/auth/password", "user[email]", "alice@example.org")
                .expect(403);
    }

    @Test
    void changesTheAddressWhenTheNewOneIsShownToBeTheirs() {
        var alice = given.account("alice");
        given.account("bob");
        var browser = given.browser().signedIn(alice);
        var wrong = changeAddress(browser, "new@example.org", "nonsense", 422);
        assertThat(wrong).contains("The password is not right.");
        assertThat(changeAddress(browser, "nonsense", Given.PASSWORD, 422)).contains("is not a valid e-mail address");
        changeAddress(browser, "new@example.org", Given.PASSWORD, 303);
        var link = mail.await("new@example.org").link();
        assertThat(email()).isEqualTo("alice@example.org");
        assertThat(follow(given.browser(), link, 200)).contains("Your address is confirmed");
        assertThat(email()).isEqualTo("new@example.org");
        assertThat(mail.await("alice@example.org").subject()).startsWith("Your address for");
        assertThat(follow(given.browser(), link, 422)).contains(WORKS_NO_MORE);
        // To who has an address already nothing is sent, and nothing is told.
        changeAddress(browser, "bob@example.org", Given.PASSWORD, 303);
        changeAddress(browser, "third@example.org", Given.PASSWORD, 303);
        mail.await("third@example.org");
        assertThat(mail.to("bob@example.org")).isEmpty();
    }

    /** Somebody else may have asked, who knew the password before. */
    @Test
    void changesNoAddressThatWasAskedForBeforeTheNewPassword() {
        var browser = given.browser().signedIn(given.account("alice"));
        changeAddress(browser, "thief@example.org", Given.PASSWORD, 303);
        var link = mail.await("thief@example.org").link();
        changePassword(browser);
        assertThat(follow(given.browser(), link, 422)).contains(WORKS_NO_MORE);

        changeAddress(browser, "burglar@example.org", NEW_PASSWORD, 303);
        var another = mail.await("burglar@example.org").link();
        setPassword(askForPassword("alice@example.org"), Given.PASSWORD, 200);
        assertThat(follow(given.browser(), another, 422)).contains(WORKS_NO_MORE);
        assertThat(email()).isEqualTo("alice@example.org");
    }

    @Test
    void makesNoLinkForAnAddressThatWaitsFromBeforeTheNewPassword() {
        var browser = given.browser().signedIn(given.account("alice"));
        mail.refuse();
        try {
            changeAddress(browser, "thief@example.org", Given.PASSWORD, 303);
            awaitWaiting("consecutive_failures > 0", "1");
            changePassword(browser);
        } finally {
            mail.accept();
        }
        awaitWaiting("true", "0");
        assertThat(mail.to("thief@example.org")).isEmpty();
        changeAddress(browser, "new@example.org", NEW_PASSWORD, 303);
        mail.await("new@example.org");
    }

    private static void changePassword(Browser browser) {
        var settings = browser.get("/settings");
        browser.submit(settings, "/settings/password", "current", Given.PASSWORD, "wanted", NEW_PASSWORD)
                .expect(303);
    }

    private static void awaitWaiting(String which, String number) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestCluster.shared()
                        .value("select count(*) from platform.job where task_name = 'accounts.address_mail' and "
                                + which)
                        .equals(number));
    }

    private static String changeAddress(Browser browser, String email, String password, int status) {
        return browser.submit(
                        browser.get("/settings").expect(200), "/settings/email", "email", email, "password", password)
                .expect(status)
                .text();
    }

    private static String email() {
        return TestCluster.shared()
                .value("select email from accounts.login l join accounts.account a on a.id = l.account_id"
                        + " where a.username = 'alice'");
    }

    @Test
    void neverTellsWhetherAnAddressIsKnown() {
        given.account("alice");
        var unknown = request("nobody@example.org");
        assertThat(unknown).contains("Look into your mail");
        assertThat(request("alice@example.org")).isEqualTo(unknown);
        assertThat(request("no address at all")).isEqualTo(unknown);
        mail.await("alice@example.org");
        // Asked for again at once, there is no second mail; what was sent still works.
        assertThat(request("alice@example.org")).isEqualTo(unknown);
        given.account("bob");
        request("bob@example.org");
        mail.await("bob@example.org");
        assertThat(mail.to("nobody@example.org")).isEmpty();
        setPassword(mail.await("alice@example.org").link(), NEW_PASSWORD, 200);
    }

    @Test
    void offersNoLinksWhereNoMailIsSent() {
        assertThat(given.browser().get("/auth/sign_in").expect(200).text()).contains("/auth/password/new");
        try (var silent = JourneyServer.forStrangers()) {
            var there = new Given(silent);
            assertThat(there.browser().get("/auth/sign_in").expect(200).text()).doesNotContain("/auth/password/new");
            there.browser().get("/auth/password/new").expect(404);
            var alice = signUp(there.app("read", "write"));
            alice.post(CONFIRMATIONS)
                    .refuses(403, "This server sends no e-mail: the people who run it confirm addresses");
        }
    }

    private static Client signUp(App app) {
        var token = app.client()
                .bearer(app.ownToken())
                .post(
                        "/api/v1/accounts",
                        "username",
                        "alice",
                        "email",
                        "alice@example.org",
                        "password",
                        Given.PASSWORD,
                        "agreement",
                        "true",
                        "locale",
                        "en")
                .ok()
                .path("access_token")
                .textValue();
        return app.client().bearer(token);
    }

    private static String follow(Browser browser, String link, int status) {
        return browser.submit(browser.get(link).expect(200), "/auth/confirmation")
                .expect(status)
                .text();
    }

    private String request(String email) {
        var browser = given.browser();
        var page = browser.submit(browser.get("/auth/password/new").expect(200), "/auth/password", "user[email]", email)
                .expect(200)
                .text();
        return page.substring(page.indexOf("<main"));
    }

    private String askForPassword(String email) {
        var address = email.toLowerCase(Locale.ROOT);
        int before = mail.to(address).size();
        request(email);
        return mail.await(address, before + 1).getLast().link();
    }

    private String setPassword(String link, String password, int status) {
        var browser = given.browser();
        return browser.submit(browser.get(link).expect(200), "/auth/password/edit", "user[password]", password)
                .expect(status)
                .text();
    }
}
