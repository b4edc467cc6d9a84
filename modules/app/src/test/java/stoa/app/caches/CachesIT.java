package stoa.app.caches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Body;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** Caches spare statements, and show nobody a past without their own writes, nor anybody what they may not see. */
final class CachesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PUBLIC = "/api/v1/timelines/public";

    private static JourneyServer server;

    private Given given;
    private Person alice;
    private Person bob;

    @BeforeAll
    static void start() {
        server = JourneyServer.with(Map.of("stoa.caches.enabled", true, "stoa.home-feeds.enabled", true));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void people() {
        TestCluster.shared().empty();
        given = new Given(server);
        alice = given.account("alice");
        bob = given.account("bob");
    }

    /** The token, the ids, and which of them may be seen: the statuses and their authors are known. */
    @Test
    void aWarmPageCostsThreeStatements() {
        alice.posts("one");
        bob.posts("two");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.statementsDuring(() -> alice.get(PUBLIC)))
                        .hasSize(3));
    }

    /** The token; and the ids with what the reader may see of them. */
    @Test
    void aWarmHomeTimelineCostsTwoStatements() {
        given.follow(alice, bob);
        IntStream.range(0, 25).forEach(i -> given.status(bob, "status " + i));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.statementsDuring(() -> assertThat(
                                        alice.get("/api/v1/timelines/home").ids())
                                .hasSize(20)))
                        .hasSize(2));
    }

    /** The token, the role, and up to when it counts: it is asked with POST, and changes nothing. */
    @Test
    void aDashboardThatIsKnownCostsThreeStatements() {
        var admin = given.account("admin", Set.of("admin:read"));
        TestCluster.shared().run("update accounts.login set role = 'admin' where account_id = " + admin.id());
        var question = Map.of(
                "keys", List.of("active_users", "interactions"), "start_at", "2026-01-01", "end_at", "2026-01-28");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.statementsDuring(() -> admin.client()
                                .post("/api/v1/admin/measures", Body.json(question))
                                .ok()))
                        .hasSize(3));
    }

    @Test
    void ownFavouritesAreCountedAtOnce() {
        var status = bob.postsId("hello");
        keep(status);
        alice.client().post("/api/v1/statuses/" + status + "/favourite").expect(200);
        assertThat(favourites(alice, status)).isOne();
        alice.client().post("/api/v1/statuses/" + status + "/unfavourite").expect(200);
        assertThat(favourites(alice, status)).isZero();
    }

    @Test
    void thoseOfOthersAreCountedSoon() {
        var status = bob.postsId("hello");
        keep(status);
        bob.client().post("/api/v1/statuses/" + status + "/favourite").expect(200);
        await().atMost(Duration.ofSeconds(5)).until(() -> favourites(alice, status) == 1);
    }

    @Test
    void whatMayNotBeSeenIsNotShownFromTheCache() {
        given.follow(alice, bob);
        var status = bob.client()
                .post("/api/v1/statuses", "status", "for followers", "visibility", "private")
                .ok()
                .path("id")
                .textValue();
        keep(status);
        var carol = given.account("carol");
        carol.get("/api/v1/statuses/" + status).expect(404);
        server.client().get("/api/v1/statuses/" + status).expect(404);
    }

    @Test
    void whatIsDeletedIsGoneAtOnce() {
        var status = bob.postsId("hello");
        keep(status);
        bob.client().delete("/api/v1/statuses/" + status).expect(200);
        alice.get("/api/v1/statuses/" + status).expect(404);
    }

    /** Until alice is shown it without a look at its row. */
    private void keep(String status) {
        var path = "/api/v1/statuses/" + status;
        await().atMost(PATIENCE)
                .until(() -> server.statementsDuring(() -> alice.get(path).ok()).stream()
                        .noneMatch(statement -> statement.contains("\"statuses\".\"status\"")));
    }

    private static long favourites(Person person, String status) {
        return person.get("/api/v1/statuses/" + status)
                .ok()
                .path("favourites_count")
                .longValue();
    }
}
