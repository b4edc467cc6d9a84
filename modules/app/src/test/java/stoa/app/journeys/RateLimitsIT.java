package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Answer;
import stoa.app.testing.Body;
import stoa.app.testing.Client;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.OverHttp;

/** Nobody takes so much that others get nothing, and everybody is told how much there is left for them. */
@OverHttp
final class RateLimitsIT {
    private static final String CHEAP = "/api/v1/instance/rules";

    private final Client client;
    private final Given given;

    RateLimitsIT(Client client, Given given) {
        this.client = client;
        this.given = given;
    }

    private static int left(Answer answer) {
        return Integer.parseInt(answer.header("X-RateLimit-Remaining"));
    }

    private static JourneyServer strict(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("stoa.rate-limits.spare-loopback", false);
        settings.put("stoa.jobs.run", false);
        settings.put("stoa.events.consume", false);
        return JourneyServer.with(settings);
    }

    /** As if a proxy on this machine passed on what somebody at an address asks. */
    private static Client from(JourneyServer server, String address) {
        return server.client().with("X-Forwarded-For", address);
    }

    @Test
    void saysInEveryAnswerHowMuchIsLeft() {
        var alice = given.account("alice");
        for (var answer : List.of(
                client.get(CHEAP),
                alice.get("/api/v1/timelines/home"),
                client.get("/api/v1/timelines/home").expect(401),
                client.bearer("nonsense").get(CHEAP).expect(401),
                client.get("/api/v1/nonsense").expect(404),
                alice.client().post("/api/v1/statuses").expect(422))) {
            assertThat(Integer.parseInt(answer.header("X-RateLimit-Limit")))
                    .as(answer.request())
                    .isPositive();
            assertThat(left(answer)).as(answer.request()).isPositive();
            assertThat(answer.header("X-RateLimit-Reset")).matches("[0-9-]{10}T[0-9:]{8}\\.[0-9]{6}Z");
            assertThat(Instant.parse(answer.header("X-RateLimit-Reset")))
                    .isBetween(Instant.now(), Instant.now().plus(Duration.ofMinutes(5)));
        }
    }

    @Test
    void refusesStrangersByTheirAddress() {
        try (var server = strict(Map.of())) {
            var stranger = from(server, "198.51.100.7");
            var first = stranger.get(CHEAP).expect(200);
            assertThat(first.header("X-RateLimit-Limit")).isEqualTo("300");
            int asked = 1;
            var answer = first;
            // The window may end meanwhile, once.
            while (answer.status() == 200 && asked < 700) {
                answer = stranger.get(CHEAP);
                asked++;
            }
            answer.refuses(429, "Too many requests");
            assertThat(left(answer)).isZero();
            assertThat(asked).isBetween(301, 602);
            from(server, "198.51.100.8").get(CHEAP).expect(200);
            from(server, "203.0.113.1, 198.51.100.7").get(CHEAP).expect(429);
            server.client().get(CHEAP).expect(200);
        }
    }

    @Test
    void boundsSomeActsMore() {
        try (var server = strict(Map.of())) {
            var stranger = from(server, "198.51.100.9");
            var app = given.app("read", "write");
            var token = app.ownToken();
            var answer = stranger.bearer(token).post("/api/v1/accounts", Body.form());
            int asked = 1;
            while (answer.status() == 422 && asked < 12) {
                answer = stranger.bearer(token).post("/api/v1/accounts", Body.form());
                asked++;
            }
            answer.refuses(429, "Too many requests");
            assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("5");
            assertThat(asked).isBetween(6, 11);

            var alice = given.account("alice");
            var hers = server.client().bearer(given.token(alice, "read", "write"));
            var other = server.client().bearer(given.token(alice, "read", "write"));
            assertThat(hers.delete("/api/v1/statuses/1").expect(404).header("X-RateLimit-Limit"))
                    .isEqualTo("30");
            var before = left(hers.delete("/api/v1/statuses/1"));
            assertThat(left(other.delete("/api/v1/statuses/1"))).isLessThan(Math.max(before, 1));
        }
    }

    @Test
    void sparesThisMachineWhereItIsTold() {
        var settings = Map.<String, Object>of("stoa.jobs.run", false, "stoa.events.consume", false);
        try (var server = JourneyServer.with(settings)) {
            for (int i = 0; i < 310; i++) {
                server.client().get(CHEAP).expect(200);
            }
            assertThat(left(server.client().get(CHEAP))).isEqualTo(300);
        }
    }
}
