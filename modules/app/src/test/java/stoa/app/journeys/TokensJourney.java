package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.App;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;

/** Apps register, get tokens, and give them back. */
@OverHttp
final class TokensJourney {
    private final Client client;
    private final Given given;
    private final JourneyServer server;

    TokensJourney(Client client, Given given, JourneyServer server) {
        this.client = client;
        this.given = given;
        this.server = server;
    }

    @Test
    void registersAnAppHoweverItWritesItsParameters() {
        String[] parameters = {
            "client_name", "Journey", "redirect_uris", "https://app.example/a\nhttps://app.example/b",
            "scopes", "read write", "website", "https://app.example"
        };
        for (var kind : Body.kinds()) {
            var body = kind.apply(parameters);
            var app = client.post("/api/v1/apps", body).ok();
            assertThat(app.path("name").textValue()).as(body.type()).isEqualTo("Journey");
            assertThat(app.path("website").textValue()).isEqualTo("https://app.example");
            assertThat(app.path("scopes")).hasToString("[\"read\",\"write\"]");
            assertThat(app.path("redirect_uris")).hasToString("[\"https://app.example/a\",\"https://app.example/b\"]");
            assertThat(app.path("redirect_uri").textValue()).isEqualTo("https://app.example/a\nhttps://app.example/b");
            assertThat(app.path("client_secret_expires_at").intValue()).isZero();
        }
    }

    @Test
    void takesRedirectAddressesAsAList() {
        var app = client.post(
                        "/api/v1/apps",
                        Body.json(
                                "{\"client_name\":\"J\",\"redirect_uris\":[\"https://a.example/\",\"urn:ietf:wg:oauth:2.0:oob\"]}"))
                .ok();
        assertThat(app.path("redirect_uris")).hasToString("[\"https://a.example/\",\"urn:ietf:wg:oauth:2.0:oob\"]");
        assertThat(app.path("scopes")).hasToString("[\"read\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_name=&redirect_uris=https://a.example/",
                "redirect_uris=https://a.example/",
                "client_name=J",
                "client_name=J&redirect_uris=javascript:alert(1)",
                "client_name=J&redirect_uris=/relative",
                "client_name=J&redirect_uris=https://a.example/%23fragment",
                "client_name=J&redirect_uris=https://a.example/&scopes=read+nonsense",
                "client_name=J&redirect_uris=https://a.example/&website=javascript:alert(1)",
            })
    void refusesAnAppThatIsNotInOrder(String form) {
        var answer = client.post("/api/v1/apps", Body.text("application/x-www-form-urlencoded", form));
        assertThat(answer.expect(422).error()).startsWith("Validation failed: ");
    }

    @Test
    void givesAnAppATokenOfItsOwn() {
        var app = given.app("read", "write");
        var token = app.token("grant_type", "client_credentials", "scope", "read:accounts write")
                .ok();
        assertThat(token.path("scope").textValue()).isEqualTo("read:accounts write");
        var verified = client.bearer(token.path("access_token").textValue())
                .get("/api/v1/apps/verify_credentials")
                .ok();
        assertThat(verified.path("name").textValue()).isEqualTo("Journey");
        assertThat(verified.has("client_secret")).isFalse();
    }

    @Test
    void takesTheCredentialsOfAnAppFromTheBodyOrTheHeader() {
        var app = given.app("read");
        app.token("grant_type", "client_credentials").expect(200);
        client.with("Authorization", app.basic())
                .post("/oauth/token", "grant_type", "client_credentials")
                .expect(200);
        var body = Body.json("{\"grant_type\":\"client_credentials\",\"client_id\":\"%s\",\"client_secret\":\"%s\"}"
                .formatted(app.id(), app.secret()));
        client.post("/oauth/token", body).expect(200);
        client.post(
                        "/oauth/token",
                        Body.multipart(
                                "grant_type", "client_credentials",
                                "client_id", app.id(),
                                "client_secret", app.secret()))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !!!", "Basic YWJj", "Basic Og==", "Basic /////w=="})
    void refusesAHeaderThatProvesNothing(String header) {
        client.with("Authorization", header)
                .post("/oauth/token", "grant_type", "client_credentials")
                .refuses(401, "invalid_client");
    }

    @Test
    void refusesAnAppWithAnotherSecret() {
        var app = given.app("read");
        var wrong = new App(client, app.id(), app.secret() + "x", app.redirectUri(), "read");
        var answer = wrong.token("grant_type", "client_credentials").refuses(401, "invalid_client");
        assertThat(answer.header("WWW-Authenticate")).isNotEmpty();
        assertThat(answer.json().path("error_description").textValue()).startsWith("Client authentication failed");
    }

    @Test
    void neverGivesMoreThanTheAppRegisteredFor() {
        var app = given.app("read:accounts");
        app.token("grant_type", "client_credentials", "scope", "read").refuses(400, "invalid_scope");
        app.token("grant_type", "client_credentials", "scope", "read:accounts write")
                .refuses(400, "invalid_scope");
        app.token("grant_type", "client_credentials", "scope", "read:accounts").expect(200);
    }

    @Test
    void namesTheGrantsThatItDoesNotKnow() {
        var app = given.app("read");
        app.token("grant_type", "implicit").refuses(400, "unsupported_grant_type");
        app.token().refuses(400, "invalid_request");
        app.token("grant_type", "authorization_code").refuses(400, "invalid_request");
    }

    @Test
    void takesPasswordsOnlyWhereItIsToldTo() {
        given.account("alice");
        var app = given.app("read");
        String[] request = {"grant_type", "password", "username", "alice@example.org", "password", Given.PASSWORD};
        app.token(request).expect(200);
        request[3] = "ALICE";
        app.token(request).expect(200);
        request[5] = "wrong";
        app.token(request).refuses(400, "invalid_grant");
        try (var strict = JourneyServer.forStrangers()) {
            var there = new App(strict.client(), app.id(), app.secret(), app.redirectUri(), "read");
            there.token(request).refuses(400, "unsupported_grant_type");
        }
    }

    @Test
    void endsATokenThatIsRevoked() {
        var app = given.app("read");
        var token = app.ownToken();
        assertThat(app.revoke(token).ok()).hasToString("{}");
        client.bearer(token).get("/api/v1/apps/verify_credentials").refuses(401, "The access token is invalid");
        app.revoke(token).expect(200);
    }

    @Test
    void leavesTheTokensOfOtherAppsAlone() {
        var app = given.app("read");
        var other = given.app("read");
        var token = app.ownToken();
        other.revoke(token).refuses(403, "unauthorized_client");
        client.bearer(token).get("/api/v1/apps/verify_credentials").expect(200);
    }

    @Test
    void tellsAppsHowItAuthorizesThem() {
        var document = client.get("/.well-known/oauth-authorization-server").ok();
        assertThat(document.path("issuer").textValue()).isEqualTo(server.url() + "/");
        for (var endpoint : List.of("authorization", "token", "revocation")) {
            assertThat(document.path(endpoint + "_endpoint").textValue()).startsWith(server.url() + "/oauth/");
        }
        assertThat(document.path("code_challenge_methods_supported")).hasToString("[\"S256\"]");
        assertThat(document.path("response_types_supported")).hasToString("[\"code\"]");
        assertThat(document.path("grant_types_supported"))
                .hasToString("[\"authorization_code\",\"client_credentials\",\"password\"]");
    }

    @Test
    void saysWhoSomebodyIs() {
        var alice = given.account("alice", Set.of("profile"));
        var said = alice.get("/oauth/userinfo").ok();
        assertThat(said.path("iss").textValue()).isEqualTo(server.url() + "/");
        assertThat(said.path("sub").textValue()).isEqualTo(server.url() + "/users/alice");
        assertThat(said.path("preferred_username").textValue()).isEqualTo("alice");
        assertThat(said.path("profile").textValue()).isEqualTo(server.url() + "/@alice");
        assertThat(alice.client().post("/oauth/userinfo").ok()).isEqualTo(said);
        client.get("/oauth/userinfo").refuses(401, "The access token is invalid");
        client.bearer(given.token(alice, "read"))
                .get("/oauth/userinfo")
                .refuses(403, "This action is outside the authorized scopes");
    }
}
