package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;

/** Clients that live on other origins, in a browser. */
@OverHttp
final class CorsIT {
    private final Client elsewhere;
    private final Given given;

    CorsIT(Client client, Given given) {
        this.elsewhere = client.with("Origin", "https://elk.example");
        this.given = given;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/statuses",
                "/api/v1/accounts/verify_credentials",
                "/api/v1/nonsense",
                "/oauth/token",
                "/oauth/revoke",
                "/.well-known/oauth-authorization-server"
            })
    void answersThePreflightOfAnybody(String path) {
        var answer = elsewhere
                .with("Access-Control-Request-Method", "DELETE")
                .with("Access-Control-Request-Headers", "authorization, x-anything")
                .send("OPTIONS", path, Body.NOTHING);
        assertThat(answer.status()).isIn(200, 204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods"))
                .contains("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
        assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("authorization, x-anything");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void letsWebPagesReadAnswersAndErrors() {
        given.status(given.account("alice"), "hello");
        assertReadable(elsewhere.get("/api/v1/timelines/public").expect(200));
        assertReadable(elsewhere.get("/api/v1/timelines/public?limit=0").expect(400));
        assertReadable(elsewhere.get("/api/v1/timelines/home").expect(401));
        assertReadable(elsewhere.get("/api/v1/nonsense").expect(404));
        assertReadable(elsewhere.delete("/api/v1/timelines/public").expect(405));
        assertReadable(elsewhere.post("/api/v1/apps", Body.json("{")).expect(400));
        assertReadable(elsewhere.post("/oauth/token", "grant_type", "x").expect(400));
        assertReadable(elsewhere.get("/.well-known/oauth-authorization-server").expect(200));
    }

    @Test
    void keepsPagesToThemselves() {
        assertThat(elsewhere.get("/auth/sign_in").header("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(elsewhere.get("/oauth/authorize").header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private static void assertReadable(Answer answer) {
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                .as(answer.request())
                .containsExactly("*");
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .as(answer.request())
                .contains("Link", "X-RateLimit-Reset", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-Request-Id");
    }
}
