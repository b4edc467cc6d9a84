package stoa.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.platform.testing.SettableClock;
import stoa.platform.testing.TestCluster;

/** Who is given which events, how often and in which order, whatever fails. */
final class EventLogIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final SettableClock CLOCK = new SettableClock();

    private static ApplicationContext first;
    private static Publisher publisher;

    @BeforeAll
    static void start() {
        TestCluster.shared()
                .run("create table platform.seen (place bigint generated always as identity, key bigint not null,"
                        + " number integer not null, event bigint not null, who text not null)");
        first = instance("first");
        publisher = first.getBean(Publisher.class);
        await().atMost(PATIENCE).until(() -> shards(first) == 4);
    }

    private static ApplicationContext instance(String name) {
        var properties = new HashMap<>(TestCluster.shared().properties());
        properties.put("stoa.url", "http://localhost");
        properties.put("stoa.events.lease", "900ms");
        properties.put("stoa.events.poll-interval", "50ms");
        properties.put("stoa.jobs.run", false);
        properties.put(Recorder.NAME, name);
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(properties)
                .singletons(CLOCK)
                .start();
    }

    @AfterAll
    static void stop() {
        first.close();
        TestCluster.shared().run("drop table platform.seen");
    }

    @BeforeEach
    void empty() {
        Recorder.POISONOUS.clear();
        TestCluster.shared().empty();
    }

    @Test
    void givesEachEventOnceAndEachKeyItsOrder() {
        for (int round = 0; round < 20; round++) {
            var events = new ArrayList<Happened>();
            for (int i = 0; i < 10; i++) {
                events.add(new Happened(i, round * 10 + i));
            }
            publisher.publish(events.toArray(Happened[]::new));
        }
        awaitSeen(200);
        assertThat(value("select count(distinct number) from platform.seen")).isEqualTo("200");
        assertThat(value(
                        "select count(*) from (select event, lag(event) over (partition by key order by place) as before"
                                + " from platform.seen) as pairs where before > event"))
                .isEqualTo("0");
    }

    /** What concerns a shard not at all is passed by without a word; but it is said in the end. */
    @Test
    void saysOfNoShardThatItLagsWhereNothingFollows() {
        publisher.publish(new Happened(1, 1));
        awaitSeen(1);
        CLOCK.pass(Duration.ofMillis(400));
        await().atMost(PATIENCE)
                .until(() -> value(
                                "select min(position) >= (select max(id) from platform.event) from platform.event_cursor")
                        .equals("t"));
    }

    @Test
    void publishesNothingWhereTheTransactionFails() {
        assertThatThrownBy(() -> publisher.publishAndFail(new Happened(1, 1))).hasMessage("on purpose");
        assertThatThrownBy(() -> publisher.publishOutside(new Happened(1, 2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside of one");
        publisher.publish(new Happened(1, 3));
        awaitSeen(1);
        assertThat(value("select min(number) from platform.seen")).isEqualTo("3");
    }

    @Test
    void waitsForAnEarlierPublisherThatCommitsLate() throws SQLException {
        try (var late = connect()) {
            late.setAutoCommit(false);
            publishBy(late, 7, 1);
            publisher.publish(new Happened(7, 2), new Happened(8, 3));
            assertThat(first.getBean(LogSql.class).horizon().id())
                    .isLessThan(Long.parseLong(value("select min(id) from platform.event")));
            assertThat(seen()).isZero();
            late.commit();
        }
        awaitSeen(3);
        assertThat(value("select string_agg(number::text, ',' order by place) from platform.seen where key = 7"))
                .isEqualTo("1,2");
    }

    @Test
    void goesOnWhereAnEarlierPublisherGivesUp() throws SQLException {
        try (var given = connect()) {
            given.setAutoCommit(false);
            publishBy(given, 7, 1);
            publisher.publish(new Happened(7, 2));
            given.rollback();
        }
        awaitSeen(1);
    }

    @Test
    void waitsForNoTransactionThatPublishesNothing() throws SQLException {
        TestCluster.shared().run("create table if not exists platform.elsewhere (text text)");
        try (var snapshot = connect();
                var writer = connect()) {
            snapshot.setAutoCommit(false);
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            execute(snapshot, "select count(*) from platform.event");
            writer.setAutoCommit(false);
            execute(writer, "insert into platform.elsewhere values ('holds a transaction id')");
            publisher.publish(new Happened(1, 1));
            awaitSeen(1);
        } finally {
            TestCluster.shared().run("drop table platform.elsewhere");
        }
    }

    @Test
    void retriesWhatFailsWhileOtherKeysGoOnThenParksAndReplaysIt() {
        Recorder.POISONOUS.add(1);
        publisher.publish(new Happened(1, 1), new Happened(1, 2), new Happened(2, 3));
        awaitSeen(1); // of the other key only: the batch was handled in parts
        awaitParked("retrying 1, waiting 0");
        CLOCK.pass(Duration.ofSeconds(1));
        publisher.publish(new Happened(1, 4), new Happened(2, 5));
        awaitSeen(2);
        awaitParked("retrying 1, waiting 0, waiting 0");
        CLOCK.pass(Duration.ofSeconds(1));
        awaitParked("retrying 2, waiting 0, waiting 0");
        CLOCK.pass(Duration.ofSeconds(4));
        awaitParked("retrying 3, waiting 0, waiting 0");
        CLOCK.pass(Duration.ofSeconds(8));
        awaitParked("parked 4");
        awaitSeen(4);
        var operations = first.getBean(EventOperations.class);
        assertThat(operations.parked(10)).singleElement().satisfies(parked -> {
            assertThat(parked.error().orElse("")).contains("number 1 is poisonous");
            assertThat(parked.consumer()).isEqualTo(Recorder.NAME);
        });
        assertThat(counted("failed")).isGreaterThanOrEqualTo(3);
        assertThat(counted("parked")).isEqualTo(1);
        Recorder.POISONOUS.clear();
        assertThat(operations.replay(Recorder.NAME, Optional.empty())).isEqualTo(1);
        awaitSeen(5);
        awaitParked("");
        assertThat(value("select string_agg(number::text, ',' order by place) from platform.seen where key = 1"))
                .isEqualTo("2,4,1");
    }

    @Test
    void handlesTheRestOfABatchExactlyOnceAroundAFailure() {
        Recorder.POISONOUS.add(7);
        var events = new ArrayList<Happened>();
        for (int i = 0; i < 64; i++) {
            events.add(new Happened(i, i));
        }
        publisher.publish(events.toArray(Happened[]::new));
        awaitSeen(63);
        awaitParked("retrying 1");
        assertThat(value("select count(distinct number) from platform.seen")).isEqualTo("63");
        Recorder.POISONOUS.clear();
        CLOCK.pass(Duration.ofSeconds(2));
        awaitSeen(64);
    }

    @Test
    void sharesShardsBetweenInstancesAndTakesOverFromOneThatDies() throws InterruptedException {
        int published = 0;
        var second = instance("second");
        try {
            await().atMost(PATIENCE).until(() -> shards(first) == 2 && shards(second) == 2);
            for (int i = 0; i < 100; i++) {
                publisher.publish(new Happened(i, published++));
            }
            awaitSeen(published);
            assertThat(value("select count(distinct who) from platform.seen")).isEqualTo("2");
            assertThat(second.getBean(Recorder.class).watched).hasSize(100);
            for (int i = 0; i < 50; i++) {
                publisher.publish(new Happened(i, published++));
            }
            second.getBean(EventDispatcher.class).vanish();
            for (int i = 0; i < 50; i++) {
                publisher.publish(new Happened(i, published++));
            }
            awaitSeen(published);
            assertThat(value("select count(distinct number) from platform.seen"))
                    .isEqualTo("200");
            await().atMost(PATIENCE).until(() -> shards(first) == 4);
        } finally {
            second.close();
        }
    }

    @Test
    void refusesTheWorkOfAnInstanceThatLostItsShard() {
        var cursors = first.getBean(CursorSql.class);
        TestCluster.shared().run("insert into platform.event_cursor values ('test.fenced', 0, 1, 0, now())");
        try {
            var cursor = cursors.acquire(List.of("test.fenced"), java.util.UUID.randomUUID(), Duration.ZERO, 1)
                    .getFirst();
            cursors.advance(cursor, 5, CLOCK.instant());
            assertThatThrownBy(() -> cursors.advance(cursor, 6, CLOCK.instant()))
                    .as("it stands further on than the holder believes")
                    .isInstanceOf(LeaseLostException.class);
            cursors.advance(cursor.at(5, CLOCK.instant()), 6, CLOCK.instant());
            var next = cursors.acquire(List.of("test.fenced"), java.util.UUID.randomUUID(), Duration.ZERO, 1)
                    .getFirst();
            assertThat(next.position()).isEqualTo(6);
            assertThatThrownBy(() -> cursors.advance(cursor.at(6, CLOCK.instant()), 7, CLOCK.instant()))
                    .isInstanceOf(LeaseLostException.class);
        } finally {
            TestCluster.shared().run("delete from platform.event_cursor where consumer = 'test.fenced'");
        }
    }

    @Test
    void looksAtTheLogItselfWhileNobodyIsHeard() throws SQLException {
        var listener = first.getBean(NotificationListener.class);
        await().atMost(PATIENCE).until(listener::isListening);
        try (var server = TestCluster.shared().parts().addresses().direct().connect()) {
            execute(
                    server,
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stoa events'");
        }
        try (var elsewhere = connect()) {
            publishBy(elsewhere, 1, 1);
        }
        awaitSeen(1);
        await().atMost(PATIENCE).until(listener::isListening);
    }

    private static void publishBy(Connection connection, long key, int number) throws SQLException {
        execute(
                connection,
                "select platform.publish_events(array['platform.happened'], array[1]::smallint[], array[" + key
                        + "]::bigint[], array['{\"key\": " + key + ", \"number\": " + number + "}']::jsonb[])");
    }

    private static Connection connect() throws SQLException {
        return TestCluster.shared().owner().connect();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int shards(ApplicationContext instance) {
        return instance.getBean(EventDispatcher.class).shards().size();
    }

    private static double counted(String outcome) {
        return first.getBean(MeterRegistry.class)
                .get("stoa.events")
                .tag("consumer", Recorder.NAME)
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static void awaitParked(String expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(value("select coalesce(string_agg(state || ' ' || attempts, ', '"
                                + " order by event_id), '') from platform.parked_event"))
                        .isEqualTo(expected));
    }

    private static void awaitSeen(int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen()).isEqualTo(count));
    }

    private static int seen() {
        return Integer.parseInt(value("select count(*) from platform.seen"));
    }

    private static String value(String sql) {
        return TestCluster.shared().value(sql);
    }
}
