package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;
import stoa.platform.testing.TestCluster;

/** Somebody makes an account with an app. */
@OverHttp
final class SignUpJourney {
    private static final String PATH = "/api/v1/accounts";

    private final Client client;
    private final Given given;

    SignUpJourney(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    @Test
    void givesTheNewcomerATokenAtOnce() {
        var token = signUp(app(), Map.of()).ok();
        var me = client.bearer(token.path("access_token").textValue())
                .get(PATH + "/verify_credentials")
                .ok();
        assertThat(me.path("username").textValue()).isEqualTo("Alice");
        assertThat(me.path("acct").textValue()).isEqualTo("Alice");
        assertThat(me.path("display_name").textValue()).isEmpty();
        assertThat(me.path("followers_count").intValue()).isZero();
        assertThat(me.path("last_status_at").isNull()).isTrue();
        assertThat(me.path("role").path("id").textValue()).isEqualTo("-99");
        assertThat(me.path("source").path("privacy").textValue()).isEqualTo("public");
    }

    @Test
    void takesTheParametersInEveryForm() {
        var app = app();
        int number = 0;
        for (var kind : Body.kinds()) {
            number++;
            String[] parameters = {
                "username",
                "person" + number,
                "email",
                number + "@example.org",
                "password",
                Given.PASSWORD,
                "agreement",
                "true",
                "locale",
                "en"
            };
            app.post(PATH, kind.apply(parameters)).expect(200);
        }
    }

    @Test
    void letsNobodyActBeforeTheirAddressIsConfirmed() {
        try (var server = JourneyServer.forStrangers()) {
            var app = server.client().bearer(given.app("read", "write").ownToken());
            var token = signUp(app, Map.of()).ok().path("access_token").textValue();
            var alice = server.client().bearer(token);
            alice.get(PATH + "/verify_credentials").refuses(403, "Your login is missing a confirmed e-mail address");
            alice.post("/api/v1/statuses", "status", "hello")
                    .refuses(403, "Your login is missing a confirmed e-mail address");
            alice.get("/api/v1/timelines/public").expect(200);
            TestCluster.shared().run("update accounts.login set confirmed_at = now()");
            alice.get(PATH + "/verify_credentials").expect(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "username  | ''                | ERR_BLANK     | Username can't be blank",
                "username  | al ice            | ERR_INVALID   | Username must contain only letters, numbers and underscores",
                "username  | älice             | ERR_INVALID   | Username must contain only letters, numbers and underscores",
                "username  | a234567890b234567890c234567890d | ERR_TOO_LONG | Username is too long (maximum is 30 characters)",
                "username  | Admin             | ERR_RESERVED  | Username is reserved",
                "username  | ALICE_TAKEN       | ERR_TAKEN     | Username has already been taken",
                "email     | ''                | ERR_BLANK     | E-mail can't be blank",
                "email     | nonsense          | ERR_INVALID   | E-mail is not a valid e-mail address",
                "email     | Alice_Taken@Example.org | ERR_TAKEN | E-mail has already been taken",
                "password  | ''                | ERR_BLANK     | Password can't be blank",
                "password  | 1234567           | ERR_TOO_SHORT | Password is too short (minimum is 8 characters)",
                "agreement | false             | ERR_ACCEPTED  | Agreement must be accepted",
            })
    void saysWhatIsWrongWithAField(String field, String value, String code, String sentence) {
        given.account("alice_taken");
        var refused = signUp(app(), Map.of(field, value)).refuses(422, "Validation failed: " + sentence);
        var details = refused.json().path("details");
        assertThat(details.properties()).hasSize(1);
        assertThat(details.path(field).path(0).path("error").textValue()).isEqualTo(code);
        assertThat(sentence)
                .endsWith(details.path(field).path(0).path("description").textValue());
    }

    @Test
    void namesEveryFieldThatIsMissing() {
        var details = app().post(PATH, Body.json("{}")).expect(422).json().path("details");
        assertThat(details.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("username", "email", "password", "agreement");
    }

    @Test
    void givesAWantedNameToExactlyOne() throws Exception {
        var app = app();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 6)
                    .<Callable<Answer>>mapToObj(i -> () -> signUp(
                            app, Map.of("username", i % 2 == 0 ? "wanted" : "WANTED", "email", i + "@example.org")))
                    .toList();
            var answers =
                    executor.invokeAll(attempts).stream().map(Future::resultNow).toList();
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer -> answer.refuses(422, "Validation failed: Username has already been taken"));
        }
        assertThat(TestCluster.shared().value("select count(*) from accounts.account"))
                .isEqualTo("1");
    }

    @Test
    void needsATokenOfTheAppsOwn() {
        var alice = given.account("alice");
        signUp(alice.client(), Map.of("username", "bob"))
                .refuses(403, "This method requires a client credentials token");
        signUp(client, Map.of()).refuses(401, "The access token is invalid");
        var reader = client.bearer(given.app("read").ownToken());
        signUp(reader, Map.of()).refuses(403, "This action is outside the authorized scopes");
    }

    @Test
    void isClosedWhereTheOperatorSaysSo() {
        try (var server = JourneyServer.with(Map.of("stoa.accounts.registrations-open", false))) {
            var app = server.client().bearer(given.app("read", "write").ownToken());
            signUp(app, Map.of()).refuses(403, "This action is not allowed");
            assertThat(server.client()
                            .get("/api/v2/instance")
                            .ok()
                            .at("/registrations/enabled")
                            .booleanValue())
                    .isFalse();
        }
    }

    private Client app() {
        return client.bearer(given.app("read", "write").ownToken());
    }

    private static Answer signUp(Client app, Map<String, String> changes) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("username", "Alice");
        parameters.put("email", "alice@example.org");
        parameters.put("password", Given.PASSWORD);
        parameters.put("agreement", "true");
        parameters.put("locale", "en");
        parameters.putAll(changes);
        return app.post(PATH, Body.json(parameters));
    }
}
