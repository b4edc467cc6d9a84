package stoa.app.feeds;

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
import stoa.app.testing.Person;
import stoa.platform.testing.TestCluster;

/** What people post arrives in the feeds of those who read, through the event log and jobs of a running server. */
final class HomeFeedsIT {
    private static final String HOME = "/api/v1/timelines/home";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static JourneyServer server;

    private Given given;
    private Person alice;
    private Person bob;

    @BeforeAll
    static void start() {
        server = JourneyServer.with(Map.of("stoa.home-feeds.enabled", true));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aliceReads() {
        TestCluster.shared().empty();
        given = new Given(server);
        alice = given.account("alice");
        bob = given.account("bob");
        given.follow(alice, bob);
        var before = given.status(bob, "before");
        assertThat(alice.get(HOME).ids()).containsExactly(before);
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from timelines.feed where built_at is not null") == 1);
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void whatIsPostedIsWrittenOut() {
        var posted = bob.postsId("after");
        await().atMost(PATIENCE).until(() -> entries() == 2);
        assertThat(alice.get(HOME).ids()).startsWith(posted).hasSize(2);
    }

    @Test
    void ownPostsAreThereAtOnce() {
        var mine = alice.postsId("mine");
        assertThat(alice.get(HOME).ids()).startsWith(mine).hasSize(2);
    }

    @Test
    void whoIsFollowedIsReadAtOnceAndWrittenOutLater() {
        var carol = given.account("carol");
        var older = given.status(carol, "older");
        alice.follows(carol);
        assertThat(alice.get(HOME).ids()).startsWith(older).hasSize(2);
        await().atMost(PATIENCE).until(() -> entries() == 2);
        assertThat(alice.get(HOME).ids()).startsWith(older).hasSize(2);
    }

    @Test
    void whatEndsEndsAtOnce() {
        var posted = bob.postsId("deleted");
        await().atMost(PATIENCE).until(() -> entries() == 2);
        bob.client().delete("/api/v1/statuses/" + posted).expect(200);
        assertThat(alice.get(HOME).ids()).hasSize(1).doesNotContain(posted);
        alice.client().post("/api/v1/accounts/" + bob.id() + "/unfollow").expect(200);
        assertThat(alice.get(HOME).ids()).isEmpty();
        await().atMost(PATIENCE).until(() -> entries() == 0);
    }

    private static int entries() {
        return count("select count(*) from timelines.feed_entry");
    }

    private static int count(String sql) {
        return Integer.parseInt(TestCluster.shared().value(sql));
    }
}
