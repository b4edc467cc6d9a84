package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
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
import stoa.app.testing.RawHttp;
import stoa.platform.testing.TestCluster;

/** Whatever is sent, the answer is in the API's own format, and nobody is told that the server failed. */
@OverHttp
final class ErrorsIT {
    private static final String NUL = "a\0b";

    private final Client client;
    private final Given given;
    private final JourneyServer server;
    private Person alice;

    ErrorsIT(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.server = server;
    }

    @BeforeEach
    void arrive() {
        alice = given.account("alice");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/accounts/verify_credentials",
        "GET,  /api/v1/accounts/relationships",
        "GET,  /api/v1/timelines/home",
        "POST, /api/v1/statuses",
        "POST, /api/v1/accounts",
        "GET,  /api/v1/apps/verify_credentials",
    })
    void asksForATokenThatItKnows(String method, String path) {
        for (var caller : List.of(client, client.bearer("nonsense"), client.bearer(""), client.bearer("ä"))) {
            var answer = caller.send(method, path, Body.form()).refuses(401, "The access token is invalid");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=");
        }
    }

    @Test
    void refusesATokenThatItDoesNotKnowEvenWhereNoneIsNeeded() {
        client.bearer("nonsense").get("/api/v1/timelines/public").refuses(401, "The access token is invalid");
        client.bearer("nonsense").get("/api/v1/accounts/" + alice.id()).refuses(401, "The access token is invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/accounts/verify_credentials",
        "GET,  /api/v1/timelines/home",
        "POST, /api/v1/statuses",
        "POST, /api/v1/statuses/1/favourite",
    })
    void asksForAUserWhereAnAppSpeaksForItself(String method, String path) {
        client.bearer(given.app("read", "write").ownToken())
                .send(method, path, Body.NOTHING)
                .refuses(422, "This method requires an authenticated user");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/timelines/home,               write",
        "GET,    /api/v1/timelines/home,               read:accounts",
        "GET,    /api/v1/accounts/verify_credentials,  read:statuses",
        "GET,    /api/v1/accounts/relationships,       read:accounts",
        "POST,   /api/v1/statuses,                     read",
        "DELETE, /api/v1/statuses/1,                   write:favourites",
        "POST,   /api/v1/statuses/1/favourite,         write:statuses",
        "POST,   /api/v1/accounts/1/follow,            write:statuses",
    })
    void asksForTheScope(String method, String path, String scope) {
        client.bearer(given.token(alice, scope))
                .send(method, path, Body.NOTHING)
                .refuses(403, "This action is outside the authorized scopes");
    }

    @Test
    void takesTheScopesAbove() {
        var bob = given.account("bob");
        for (var scope : List.of("write:follows", "write", "follow")) {
            client.bearer(given.token(alice, scope))
                    .post("/api/v1/accounts/" + bob.id() + "/follow")
                    .expect(200);
        }
        client.bearer(given.token(alice, "profile"))
                .get("/api/v1/accounts/verify_credentials")
                .expect(200);
    }

    @Test
    void refusesThoseWhoAreDisabled() {
        TestCluster.shared().run("update accounts.login set disabled_at = now()");
        alice.get("/api/v1/timelines/home").refuses(403, "Your login is currently disabled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "[1,2]",
                "\"text\"",
                "1",
                "true",
                "nonsense",
                "{\"status\":\"a\"",
                "{'status':'a'}",
                "\u0000"
            })
    void refusesJsonThatIsNone(String json) {
        var status = alice.client().post("/api/v1/statuses", Body.json(json)).status();
        assertThat(status).isIn(400, 422);
    }

    @Test
    void takesAnEmptyJsonBodyForNoParameters() {
        alice.client()
                .post("/api/v1/statuses", Body.json("null"))
                .refuses(422, "Validation failed: Text can't be blank");
        alice.client().post("/api/v1/statuses", Body.json("{}")).refuses(422, "Validation failed: Text can't be blank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":{\"a\":1}}                        | 422",
                "{\"status\":[\"a\"]}                          | 422",
                "{\"status\":null}                             | 422",
                "{\"status\":12}                               | 200",
                "{\"status\":\"a\",\"visibility\":[\"public\"]} | 200",
                "{\"status\":\"a\",\"sensitive\":{}}           | 200",
                "{\"status\":\"a\",\"in_reply_to_id\":null}    | 200",
                "{\"status\":\"a\",\"in_reply_to_id\":1.5}     | 400",
                "{\"status\":\"a\",\"in_reply_to_id\":-1}      | 400",
                "{\"status\":\"a\",\"media_ids\":[]}           | 200",
                "{\"status\":\"a\",\"poll\":null}              | 200",
                "{\"status\":\"a\",\"unknown\":{\"deep\":[1]}} | 200",
            })
    void readsValuesOfAnotherTypeAsFarAsItCan(String json, int status) {
        alice.client().post("/api/v1/statuses", Body.json(json)).expect(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "-1",
                "0x1",
                "1.5",
                "9223372036854775808",
                "99999999999999999999",
                "%C3%A9",
                "%FF",
                "a%00b"
            })
    void findsNothingUnderAnIdThatIsNone(String id) {
        for (var path : List.of(
                "/api/v1/accounts/{id}",
                "/api/v1/accounts/{id}/statuses",
                "/api/v1/statuses/{id}",
                "/api/v1/statuses/{id}/context")) {
            alice.get(path.replace("{id}", id)).expect(404);
        }
        alice.client().post("/api/v1/statuses/" + id + "/favourite").expect(404);
        alice.client().post("/api/v1/accounts/" + id + "/follow").expect(404);
        alice.client().delete("/api/v1/statuses/" + id).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "-1", "1.5", "9223372036854775808"})
    void refusesACursorThatIsNone(String id) {
        for (var cursor : List.of("max_id", "since_id", "min_id")) {
            alice.get("/api/v1/timelines/home?" + cursor + "=" + id)
                    .refuses(400, "Invalid value for parameter " + cursor + ": expected an id");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/octet-stream", "nonsense", "multipart/form-data"})
    void refusesABodyOfAnotherKind(String type) {
        var status = alice.client()
                .post("/api/v1/statuses", Body.text(type, "status=a"))
                .status();
        assertThat(status).isIn(400, 415);
    }

    @Test
    void refusesABodyWithoutAKind() {
        var answer = RawHttp.send(
                server.url(),
                "POST /api/v1/apps HTTP/1.1\r\nContent-Length: 3",
                "a=b".getBytes(StandardCharsets.UTF_8));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("{\"error\":\"A request body needs a content type\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/apps", "/oauth/token"})
    void refusesABodyThatIsTooLarge(String path) {
        var body = new byte[2_000_000];
        var answer = RawHttp.send(
                server.url(),
                "POST " + path + " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.length,
                body);
        assertThat(answer).startsWith("HTTP/1.1 413").contains("{\"error\":\"");
    }

    @Test
    void refusesABodyThatGrowsTooLarge() {
        var chunk = "186A0\r\n" + "a".repeat(100_000) + "\r\n";
        var answer = RawHttp.send(
                server.url(),
                "POST /api/v1/apps HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked",
                (chunk.repeat(20) + "0\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(answer).startsWith("HTTP/1.1 413").contains("{\"error\":\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/apps,          client_name",
        "/api/v1/apps,          redirect_uris",
        "/api/v1/apps,          scopes",
        "/api/v1/apps,          website",
        "/oauth/token,          grant_type",
        "/oauth/token,          client_id",
        "/oauth/token,          client_secret",
        "/oauth/token,          code",
        "/oauth/token,          code_verifier",
        "/oauth/token,          username",
        "/oauth/token,          password",
        "/oauth/token,          scope",
        "/oauth/revoke,         token",
        "/oauth/revoke,         client_id",
        "/api/v1/accounts,      username",
        "/api/v1/accounts,      email",
        "/api/v1/accounts,      password",
        "/api/v1/accounts,      locale",
        "/api/v1/accounts,      agreement",
    })
    void survivesNullCharactersBeforeAnybodyIsSignedIn(String path, String parameter) {
        var app = given.app("read", "write");
        var caller = path.equals("/api/v1/accounts") ? client.bearer(app.ownToken()) : client;
        for (var grant : List.of("client_credentials", "authorization_code", "password")) {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("client_name", "J");
            parameters.put("redirect_uris", "https://a.example/");
            parameters.put("grant_type", grant);
            parameters.put("client_id", app.id());
            parameters.put("client_secret", app.secret());
            parameters.put("code", "c");
            parameters.put("username", "zoe_" + grant);
            parameters.put("email", grant + "@example.org");
            parameters.put("password", "long enough to pass");
            parameters.put("agreement", "true");
            parameters.put("token", "t");
            parameters.put(parameter, NUL);
            caller.post(path, Body.json(parameters));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "spoiler_text",
                "visibility",
                "language",
                "in_reply_to_id",
                "sensitive",
                "poll[options][]",
                "media_ids[]",
                "scheduled_at"
            })
    void survivesNullCharactersInAStatus(String parameter) {
        alice.client().post("/api/v1/statuses", "status", "a", parameter, NUL);
    }

    @Test
    void survivesNullCharactersInReads() {
        var nul = "a%00b";
        for (var path : List.of(
                "/api/v1/accounts/lookup?acct=" + nul,
                "/api/v1/accounts/relationships?id[]=" + nul,
                "/api/v1/accounts/" + alice.id() + "/statuses?tagged=" + nul,
                "/api/v1/timelines/public?local=" + nul,
                "/api/v1/timelines/public?" + nul + "=1")) {
            alice.get(path);
        }
        var bob = given.account("bob");
        alice.client()
                .post("/api/v1/accounts/" + bob.id() + "/follow", "languages[]", NUL)
                .expect(400);
        client.get("/@" + nul).expect(404);
        client.get("/oauth/authorize?response_type=code&client_id=" + nul).expect(400);
    }

    @Test
    void survivesNullCharactersInASignIn() {
        var browser = given.browser();
        var form = browser.get("/auth/sign_in");
        browser.submit(form, "/auth/sign_in", "user[email]", NUL, "user[password]", NUL)
                .expect(400);
        var signUp = browser.get("/auth/sign_up");
        browser.submit(
                        signUp,
                        "/auth/sign_up",
                        "user[username]",
                        NUL,
                        "user[email]",
                        NUL,
                        "user[password]",
                        NUL,
                        "user[agreement]",
                        "1")
                .expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acct=%",
                "acct=%zz",
                "acct=%F",
                "acct=%FF%FE",
                "acct=%C0%80",
                "%=%",
                "[=1",
                "a[=1",
                "a]=1",
                "[]=1",
                "a[][b=1"
            })
    void refusesAQueryThatCannotBeRead(String query) {
        var answer = RawHttp.send(server.url(), "GET /api/v1/accounts/lookup?" + query + " HTTP/1.1", new byte[0]);
        assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*").contains("{\"error\":\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accounts/%zz",
                "/api/v1/statuses/%",
                "/@%zz",
                "/%00",
                "/api/%2e%2e/v1",
                "//api/v1/instance",
                "/api/v1//instance"
            })
    void findsNothingUnderAPathThatCannotBeRead(String path) {
        var answer = RawHttp.send(server.url(), "GET " + path + " HTTP/1.1", new byte[0]);
        assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*").contains("{\"error\":\"");
    }

    @Test
    void survivesVeryDeepNesting() {
        alice.client()
                .post("/api/v1/statuses", "status", "a", "x" + "[y]".repeat(10_000), "1")
                .expect(200);
        alice.client()
                .post("/api/v1/statuses", "status", "a", "x" + "[".repeat(10_000), "1")
                .expect(200);
        alice.client()
                .post("/api/v1/statuses", "status", "a", "x" + "[]".repeat(10_000), "1")
                .expect(200);
        var deep = "{\"status\":\"a\",\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        var status = alice.client().post("/api/v1/statuses", Body.json(deep)).status();
        assertThat(status).isIn(200, 400);
    }

    @Test
    void readsNoMoreFieldsThanAForm() {
        var form = new StringBuilder("status=a");
        for (int i = 0; i < 5_000; i++) {
            form.append("&f").append(i).append("=1");
        }
        alice.client()
                .post("/api/v1/statuses", Body.text("application/x-www-form-urlencoded", form.toString()))
                .expect(200);
    }

    @Test
    void hasNoOtherPathsAndMethods() {
        client.get("/api/v1/nonsense").refuses(404, "Not Found");
        client.get("/api").refuses(404, "Not Found");
        client.post("/api/v9/statuses", "status", "a").refuses(404, "Not Found");
        client.delete("/api/v1/timelines/public").refuses(405, "Method not allowed");
        client.put("/api/v2/instance", Body.json("{}")).refuses(405, "Method not allowed");
        client.get("/oauth/token").refuses(405, "Method not allowed");
    }

    @Test
    void showsErrorsToBrowsersAsPages() {
        var browser = given.browser();
        for (var path : List.of("/nonsense", "/@nobody", "/@alice/1", "/@alice/nonsense", "/auth/nonsense")) {
            var page = browser.get(path).expect(404);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(page.text()).contains("There is nothing here");
        }
        assertThat(browser.get("/api/v1/nonsense").expect(404).header("Content-Type"))
                .startsWith("application/json");
        assertThat(browser.get("/oauth/authorize").expect(400).header("Content-Type"))
                .startsWith("text/html");
        assertThat(browser.post("/auth/sign_in").expect(403).header("Content-Type"))
                .startsWith("text/html");
        assertThat(browser.get("/auth/sign_out").expect(405).header("Content-Type"))
                .startsWith("text/html");
    }

    @Test
    void keepsScopesApart() {
        assertThat(given.account("bob", Set.of("read:statuses"))
                        .get("/api/v1/timelines/home")
                        .status())
                .isEqualTo(200);
    }
}
