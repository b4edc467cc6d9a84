package stoa.app.caches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.platform.testing.TestCluster;

/** What strangers are shown is kept for a moment, as it was, for strangers alone. */
final class StrangersIT {
    private static final String PUBLIC = "/api/v1/timelines/public?limit=5";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static JourneyServer server;

    private Given given;

    @BeforeAll
    static void start() {
        server = JourneyServer.with(Map.of("stoa.caches.enabled", true, "stoa.caches.answers.enabled", true));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        TestCluster.shared().empty();
        given = new Given(server);
    }

    @Test
    void aSecondStrangerGetsTheSameWithoutTheDatabase() {
        var alice = given.account("alice");
        for (int i = 0; i < 5; i++) {
            given.status(alice, "hello <b> #" + i + " ü");
        }
        var path = PUBLIC + "&max_id=" + Long.MAX_VALUE;
        var first = server.client().get(path);
        assertThat(first.ids()).hasSize(5);
        assertThat(server.statementsDuring(() -> {
                    var second = server.client().get(path);
                    assertThat(second.text()).isEqualTo(first.text());
                    assertThat(second.header("Link"))
                            .isEqualTo(first.header("Link"))
                            .contains("next");
                    assertThat(second.header("Content-Type")).isEqualTo("application/json");
                    assertThat(second.header("Stoa-Source")).isEqualTo("cache");
                    assertThat(second.header("Access-Control-Allow-Origin")).isEqualTo("*");
                }))
                .isEmpty();
        assertThat(server.client()
                        .with("If-None-Match", first.header("ETag"))
                        .get(path)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void whoSaysWhoTheyAreIsAnsweredForThemselves() {
        var alice = given.account("alice");
        server.client().get(PUBLIC).expect(200);
        var posted = alice.postsId("mine");
        assertThat(alice.get(PUBLIC).ids()).containsExactly(posted);
        assertThat(alice.get(PUBLIC).header("ETag")).isEmpty();
    }

    @Test
    void whatIsNewReachesStrangersInSeconds() {
        var alice = given.account("alice");
        server.client().get(PUBLIC).expect(200);
        var posted = alice.postsId("new");
        await().atMost(PATIENCE).until(() -> server.client().get(PUBLIC).ids().contains(posted));
    }
}
