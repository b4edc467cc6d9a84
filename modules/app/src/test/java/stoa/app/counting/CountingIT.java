package stoa.app.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.accounts.AccountId;
import stoa.app.testing.Given;
import stoa.app.testing.JourneyServer;
import stoa.app.testing.Person;
import stoa.graph.FollowOptions;
import stoa.graph.Relationships;
import stoa.platform.testing.TestCluster;
import stoa.statuses.Favourites;
import stoa.statuses.PostRequest;
import stoa.statuses.Posts;
import stoa.statuses.StatusId;

/** Transactions that change the same figure are open at the same time: none waits for another to commit. */
final class CountingIT {
    private static final int AT_ONCE = 6;

    private static JourneyServer server;

    private Given given;
    private Person alice;

    /** Past the pooler, which has too few connections for transactions that are open all at once. */
    @BeforeAll
    static void start() {
        server = JourneyServer.with(
                Map.of("stoa.database.primary-url", TestCluster.shared().pastThePooler()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void arrive() {
        TestCluster.shared().empty();
        given = new Given(server);
        alice = given.account("alice");
    }

    @Test
    void countsFavouritesOfOneStatusAtOnce() throws Exception {
        var id = given.status(alice, "like it");
        var status = new StatusId(Long.parseLong(id));
        var favourites = server.bean(Favourites.class);
        var people = IntStream.range(0, AT_ONCE)
                .mapToObj(i ->
                        new AccountId(Long.parseLong(given.account("fan" + i).id())))
                .toList();
        atOnce(i -> () -> favourites.add(status, people.get(i)));
        TestCluster.shared().awaitReplica();
        assertThat(figure(id, "favourites_count")).isEqualTo(AT_ONCE);
        atOnce(i -> () -> favourites.remove(status, people.get(i)));
        TestCluster.shared().awaitReplica();
        assertThat(figure(id, "favourites_count")).isZero();
    }

    @Test
    void countsAnswersToOneStatusAtOnce() throws Exception {
        var id = given.status(alice, "what time is it?");
        var posts = server.bean(Posts.class);
        var people = IntStream.range(0, AT_ONCE)
                .mapToObj(i ->
                        new AccountId(Long.parseLong(given.account("bob" + i).id())))
                .toList();
        var answer = PostRequest.of("noon").replyingTo(new StatusId(Long.parseLong(id)));
        atOnce(i -> () -> posts.post(people.get(i), answer, Optional.empty()));
        TestCluster.shared().awaitReplica();
        assertThat(figure(id, "replies_count")).isEqualTo(AT_ONCE);
    }

    @Test
    void countsFollowersOfOneAccountAtOnce() throws Exception {
        var relationships = server.bean(Relationships.class);
        var target = new AccountId(Long.parseLong(alice.id()));
        var people = IntStream.range(0, AT_ONCE)
                .mapToObj(i ->
                        new AccountId(Long.parseLong(given.account("fan" + i).id())))
                .toList();
        atOnce(i -> () -> relationships.follow(people.get(i), target, FollowOptions.unchanged()));
        TestCluster.shared().awaitReplica();
        assertThat(alice.account().path("followers_count").intValue()).isEqualTo(AT_ONCE);
    }

    /** More at once than there are locks to spare for. */
    @Test
    void countsTheReblogsOfManyAsGone() {
        var id = given.status(alice, "not for long");
        TestCluster.shared().run("""
                with fan as (
                  insert into accounts.account (username) select 'fan' || i from generate_series(1, 1500) i returning id
                ), figures as (
                  insert into accounts.account_counter (account_id, statuses) select id, 1 from fan
                ), reblogs as (
                  insert into statuses.reblog (status_id, account_id, listed)
                  select %1$s, id, true from fan
                  returning reblog_id, account_id
                )
                insert into statuses.status (id, account_id, text, content, visibility, reblog_of_id, reblog_of_account_id)
                select reblog_id, account_id, '', '', 'public', %1$s, %2$s from reblogs""".formatted(id, alice.id()));
        alice.client().delete("/api/v1/statuses/" + id).expect(200);
        assertThat(TestCluster.shared().value("select sum(statuses) from accounts.account_counter"))
                .isEqualTo("0");
        assertThat(TestCluster.shared().value("select count(*) from statuses.status"))
                .isEqualTo("0");
    }

    /** A sum that went wrong is shown as nothing. */
    @Test
    void showsNoFigureBelowZero() {
        var id = given.status(alice, "hello");
        TestCluster.shared()
                .run("insert into statuses.status_counter (status_id, slot, replies, favourites) values (%s, 3, -1, -2)"
                        .formatted(id));
        TestCluster.shared().run("update accounts.account_counter set followers = -1");
        TestCluster.shared().awaitReplica();
        assertThat(figure(id, "favourites_count")).isZero();
        assertThat(figure(id, "replies_count")).isZero();
        assertThat(alice.account().path("followers_count").intValue()).isZero();
    }

    private int figure(String status, String name) {
        return server.client().get("/api/v1/statuses/" + status).ok().path(name).intValue();
    }

    private void atOnce(IntFunction<Runnable> work) throws InterruptedException {
        var transactions = server.bean(OpenTransactions.class);
        var barrier = new CyclicBarrier(AT_ONCE);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, AT_ONCE)
                    .<Callable<Boolean>>mapToObj(i -> () -> transactions.meet(work.apply(i), barrier))
                    .toList();
            assertThat(executor.invokeAll(all).stream().map(Future::resultNow))
                    .as("transactions that did not wait for each other")
                    .containsOnly(true);
        }
    }
}
