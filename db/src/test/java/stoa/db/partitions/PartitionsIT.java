package stoa.db.partitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.cluster.Endpoint;
import stoa.db.cluster.Sql;
import stoa.db.locks.LockPatience;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;
import stoa.db.partitions.PartitionAct.Kind;

/** Partitions come and go on a real database, whatever else goes on there. */
final class PartitionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final LockPatience SHORT = new LockPatience(Duration.ofMillis(100), 3, Duration.ofMillis(20));
    private static final LockPatience LONG = new LockPatience(Duration.ofMinutes(1), 1, Duration.ofMillis(20));

    @TempDir
    static Path data;

    private static EmbeddedCluster cluster;
    private static Endpoint owner;

    @BeforeAll
    static void migrate() {
        cluster = EmbeddedCluster.start(ClusterConfig.throwaway(data));
        owner = cluster.addresses().ownerDirect();
        Migrations.migrate(owner, MigrationListener.SILENT);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void forgetSamples() throws SQLException {
        Sql.run(owner, "delete from platform.partition_policy where schema = 'insights'");
    }

    @Test
    void areMadeAheadByMigrating() {
        assertThat(new Partitions(owner).list())
                .extracting(PartitionedTable::qualifiedName)
                .contains("statuses.status", "statuses.poll_vote", "platform.event", "timelines.feed_entry")
                .contains("notifications.notification");
        assertThat(new Partitions(owner).list()).noneMatch(PartitionedTable::alarming);
        assertThat(new Partitions(owner).make(Optional.empty(), true)).isEmpty();
    }

    @Test
    void takeWhatIsInsertedAtTheirEdges() throws SQLException {
        // Up to the last partition that is made ahead, just before and at each of its edges.
        Sql.run(owner, """
                insert into platform.event (name, version, key, payload, published_at)
                select 'test.edge', 1, 1, '{}', edge
                from generate_series(date_trunc('day', now() at time zone 'UTC') at time zone 'UTC',
                    date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' + interval '30 days', '1 day') day
                cross join lateral (values (day), (day + interval '1 day' - interval '1 microsecond')) as edges (edge)
                """);
        Sql.run(owner, """
                insert into notifications.notification (account_id, id, type, from_account_id, group_key)
                select 1, id, 'follow', 2, 'edge'
                from generate_series(0, 3) ahead
                cross join lateral (
                  select (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead)) as month) m
                cross join lateral (values
                  (notifications.id_at(month at time zone 'UTC')),
                  (notifications.id_at((month + interval '1 month') at time zone 'UTC') - 1)) as ids (id)
                """);
        Sql.run(owner, """
                insert into statuses.favourite (status_id, account_id)
                select id, 1
                from generate_series(0, 3) ahead
                cross join lateral (
                  select (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead)) as month) m
                cross join lateral (values
                  (platform.id_at(month at time zone 'UTC')),
                  (platform.id_at((month + interval '1 month') at time zone 'UTC') - 1)) as ids (id)
                """);
        assertThat(Sql.value(owner, "select count(*) from platform.event where name = 'test.edge'"))
                .isEqualTo("62");
        assertThat(Sql.value(owner, "select count(*) from notifications.notification where group_key = 'edge'"))
                .isEqualTo("8");
        assertThat(
                        Sql.value(
                                owner,
                                "select count(distinct tableoid) || ' ' || count(*) from statuses.favourite where account_id = 1"))
                .isEqualTo("4 8");
    }

    @Test
    void areMadeOnceByTwoAtOnce() throws SQLException {
        Sample sample = Sample.with(owner, "made_twice", "null", "drop");
        Sql.run(owner, "drop table " + sample.day(-2));
        assertThat(table(sample).alarming()).isFalse();
        Sql.run(owner, "drop table " + sample.day(-1) + ", " + sample.detail(-1));
        assertThat(table(sample).runwayDays()).isBetween(0.0, 1.0);
        Sql.run(owner, "drop table " + sample.day(0));
        assertThat(table(sample)).matches(PartitionedTable::alarming).matches(table -> table.runwayDays() == 0);
        Stream.of(1, 2)
                .map(each -> CompletableFuture.supplyAsync(() -> new Partitions(owner).make(Optional.empty(), false)))
                .toList()
                .forEach(making -> assertThat(making.join()).allMatch(act -> act.kind() == Kind.MADE));
        assertThat(new Partitions(owner).make(Optional.empty(), true)).isEmpty();
        assertThat(table(sample).runwayDays()).isBetween(2.0, 3.0);
    }

    @Test
    void areMadeOnceTheLockIsToBeHad() throws SQLException {
        Sample sample = Sample.with(owner, "made_late", "null", "drop");
        Sql.run(owner, "drop table " + sample.day(-2));
        LockPatience retrying = new LockPatience(Duration.ofSeconds(2), 4, Duration.ofSeconds(1));
        try (Holder other = new Holder("lock table insights.made_late in share update exclusive mode")) {
            var making = CompletableFuture.supplyAsync(
                    () -> new Partitions(owner, retrying).make(Optional.of("insights.made_late"), false));
            await().atMost(PATIENCE).until(() -> waiting("make_partition"));
            await().atMost(PATIENCE).until(() -> !waiting("make_partition"));
            other.release();
            assertThat(making.join()).extracting(PartitionAct::kind).containsExactly(Kind.MADE);
        }
    }

    @Test
    void ofATableThatJoinsOthersAreMadeForAllTheirSlots() throws SQLException {
        Sample sample = Sample.with(owner, "joined", "null", "drop");
        Sql.run(owner, "drop table insights.joined_detail");
        Sql.run(owner, "create table insights.joined_detail (at timestamptz) partition by range (at)");
        assertThat(new Partitions(owner).make(Optional.of("insights.joined_detail"), false))
                .hasSize(13);
        assertThat(sample.exists(sample.detail(10))).isTrue();
    }

    @Test
    void areMadeByServersWhoMayDoNothingElse() throws SQLException {
        Sample sample = Sample.with(owner, "made_by_server", "null", "drop");
        Sql.run(owner, "drop table " + sample.day(-2));
        asServer("select platform.make_partition(schema, parent, from_at) from platform.missing_partition"
                + " where parent = 'made_by_server'");
        assertThat(sample.exists(sample.day(-2))).isTrue();
        for (String forbidden : List.of(
                "update platform.partition_policy set retention = '1 day'",
                "insert into platform.partition_retention (schema, parent) values ('statuses', 'status')",
                "delete from platform.retired_partition",
                "select platform.make_partition('accounts', 'account', now())",
                "select platform.make_partition('insights', 'made_by_server', 'infinity')")) {
            assertThatThrownBy(() -> asServer(forbidden))
                    .as(forbidden)
                    .hasMessageMatching("(?s).*(permission denied|no lifecycle|out of range).*");
        }
    }

    @Test
    void ofStatusesAreKeptForEverUnlessSomebodySaysOtherwise() throws SQLException {
        Sql.run(
                owner,
                "select platform.make_partition('statuses', parent, now() - interval '9 years')"
                        + " from platform.partition_policy where schema = 'statuses'");
        int tables = Integer.parseInt(
                Sql.value(owner, "select count(*) from platform.partition_policy where schema = 'statuses'"));
        Partitions partitions = new Partitions(owner);
        assertThat(partitions.retire(Optional.of("statuses.status"), true)).isEmpty();
        partitions.keep("statuses.poll", Optional.of("8 years"));
        assertThat(partitions.retire(Optional.of("statuses.mention"), true))
                .hasSize(tables)
                .allMatch(act -> act.kind() == Kind.DETACHED);
        assertThat(partitions.retire(Optional.of("statuses.status"), false))
                .as("all of the month, what people posted first")
                .hasSize(tables)
                .first()
                .extracting(PartitionAct::parent)
                .isEqualTo("status");
        assertThat(Sql.value(
                        owner,
                        "select count(*) from platform.retired_partition where schema = 'statuses'"
                                + " and ending = 'archive' and detached_at is not null and outcome is null"))
                .isEqualTo(Integer.toString(tables));
        partitions.keep("statuses.status", Optional.empty());
        assertThat(partitions.retire(Optional.of("statuses.status"), true)).isEmpty();
        partitions.keepAsDeclared("statuses.status");
        assertThat(Sql.value(owner, "select count(*) from platform.partition_retention"))
                .isEqualTo("0");
        assertThatThrownBy(() -> partitions.keep("statuses.pin", Optional.empty()))
                .hasMessageContaining("No table statuses.pin has a lifecycle");
    }

    @Test
    void areDetachedKeptForAWhileAndDropped() throws SQLException {
        Sample sample = Sample.with(owner, "days", "'3 days'", "drop");
        Partitions partitions = new Partitions(owner);
        assertThat(retire(sample, LockPatience.USUAL))
                .as("4 to 10 days ago, of both tables")
                .hasSize(14)
                .allMatch(act -> act.kind() == Kind.DETACHED);
        assertThat(sample.rows()).isEqualTo(4);
        assertThat(Sql.value(owner, "select count(*) from " + sample.day(10))).isEqualTo("1");
        assertThat(table(sample).retired()).isEqualTo(7);
        assertThat(partitions.make(Optional.empty(), true)).as("not made again").isEmpty();
        sample.pass("23 hours");
        assertThat(retire(sample, LockPatience.USUAL)).isEmpty();
        assertThat(sample.ledger()).isEqualTo("detached 7");
        sample.pass("1 hour");
        assertThat(partitions.retire(Optional.of(sample.qualifiedName()), true)).hasSize(14);
        assertThat(sample.exists(sample.day(10))).as("a dry run does nothing").isTrue();
        assertThat(retire(sample, LockPatience.USUAL)).hasSize(14).allMatch(act -> act.kind() == Kind.DROPPED);
        assertThat(sample.exists(sample.day(10))).isFalse();
        assertThat(sample.ledger()).isEqualTo("ended as dropped 7");
        assertThat(retire(sample, LockPatience.USUAL)).isEmpty();
    }

    @Test
    void forTheArchiveAreLeftToIt() throws SQLException {
        Sample sample = Sample.with(owner, "archived", "'9 days'", "archive");
        assertThat(retire(sample, LockPatience.USUAL)).hasSize(2);
        sample.pass("1 year");
        assertThat(retire(sample, LockPatience.USUAL)).isEmpty();
        assertThat(table(sample).awaitingArchive()).isEqualTo(1);
        assertThat(sample.exists(sample.day(10))).isTrue();
        assertThat(sample.exists(sample.detail(10))).isTrue();
    }

    @Test
    void thatWereBroughtBackStay() throws SQLException {
        Sample sample = Sample.with(owner, "restored", "'9 days'", "drop");
        retire(sample, LockPatience.USUAL);
        String bounds = Sql.value(
                owner,
                "select format('from (%L) to (%L)', lower_bound, upper_bound) from platform.retired_partition"
                        + " where parent = 'restored'");
        Sql.run(owner, "alter table insights.restored attach partition " + sample.day(10) + " for values " + bounds);
        sample.pass("2 days");
        assertThat(retire(sample, LockPatience.USUAL))
                .extracting(PartitionAct::toString)
                .containsExactly("dropped " + sample.detail(10));
        assertThat(sample.ledger()).isEqualTo("ended as restored 1");
        assertThat(sample.rows()).isEqualTo(11);
        assertThat(retire(sample, LockPatience.USUAL)).isEmpty();
    }

    @Test
    void stayWhileSomethingNeedsThem() throws SQLException {
        Sql.run(
                owner,
                "select platform.make_partition('platform', 'event', now() - make_interval(days => back))"
                        + " from generate_series(8, 20) back");
        Sql.run(
                owner,
                "insert into platform.event (id, name, version, key, payload, published_at)"
                        + " values (4000000000, 'test.old', 1, 1, '{}', now() - interval '15 days')");
        Sql.run(
                owner,
                "insert into platform.event_cursor (consumer, shard, shards, position, position_at)"
                        + " values ('test.slow', 0, 1, 3999999999, now())");
        List<PartitionAct> acts = new Partitions(owner).retire(Optional.of("platform.event"), false);
        assertThat(acts).filteredOn(act -> act.kind() == Kind.DETACHED).hasSize(5);
        assertThat(acts)
                .filteredOn(act -> act.kind() == Kind.HELD)
                .extracting(PartitionAct::detail)
                .containsExactly("not read yet by test.slow");
        Sql.run(owner, "delete from platform.event_cursor where consumer = 'test.slow'");
        assertThat(new Partitions(owner).retire(Optional.of("platform.event"), false))
                .hasSizeGreaterThan(6)
                .allMatch(act -> act.kind() == Kind.DETACHED);

        Sql.run(owner, "select platform.make_partition('timelines', 'feed_entry', now() - interval '60 days')");
        Sql.run(owner, "insert into timelines.feed (account_id, complete_from) values (1, 5)");
        assertThat(new Partitions(owner).retire(Optional.of("timelines.feed_entry"), false))
                .extracting(PartitionAct::detail)
                .containsExactly("feeds begin in it: 1");
        Sql.run(owner, "delete from timelines.feed");
    }

    @Test
    void areDetachedAfterADetachThatWasKilled() throws SQLException {
        Sample sample = Sample.with(owner, "killed", "'9 days'", "drop");
        try (Holder other = new Holder("select count(*) from insights.killed")) {
            var retiring = CompletableFuture.supplyAsync(() -> retire(sample, LONG));
            await().atMost(PATIENCE)
                    .until(() -> isTrue(
                            "select bool_or(detaching) from platform.live_partition" + " where parent = 'killed'"));
            Sql.run(owner, "insert into insights.killed values (now() + interval '1 day')");
            Sql.run(
                    owner,
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where application_name = 'stoa partitions' and query ~ 'insights.killed_'");
            assertThatThrownBy(retiring::join).hasMessageContaining("cannot be retired");
            assertThat(sample.ledger()).isEqualTo("begun 1");
            assertThat(sample.rows()).as("out of sight").isEqualTo(11);
            assertThat(retire(sample, SHORT))
                    .extracting(PartitionAct::kind)
                    .as("the other still sees it")
                    .containsExactly(Kind.UNFINISHED, Kind.UNFINISHED);
            assertThat(other.value("select count(*) from insights.killed")).isEqualTo("11");
        }
        assertThat(retire(sample, SHORT)).hasSize(2).allMatch(act -> act.kind() == Kind.DETACHED);
        assertThat(sample.ledger()).isEqualTo("detached 1");
        assertThat(isTrue("select bool_or(detaching) from platform.live_partition"))
                .isFalse();
        assertThat(sample.exists(sample.detail(10))).isTrue();
    }

    @Test
    void thatSomebodyElseBeganToDetachAreFinishedAndKept() throws SQLException {
        Sample sample = Sample.with(owner, "stray", "'9 days'", "drop");
        try (Holder other = new Holder("select count(*) from insights.stray")) {
            assertThat(other.value("select 1")).isEqualTo("1");
            try (Connection impatient = owner.connect();
                    Statement statement = impatient.createStatement()) {
                statement.execute("set lock_timeout = 100");
                assertThatThrownBy(() -> statement.execute(
                                "alter table insights.stray detach partition " + sample.day(5) + " concurrently"))
                        .hasMessageContaining("lock timeout");
            }
        }
        assertThat(retire(sample, SHORT)).hasSize(3).allMatch(act -> act.kind() == Kind.DETACHED);
        assertThat(sample.ledger()).isEqualTo("detached 1");
        assertThat(sample.exists(sample.day(5))).isTrue();
    }

    @Test
    void keepNobodyWaitingBehindALongTransaction() throws SQLException {
        Sample sample = Sample.with(owner, "locked", "'9 days'", "drop");
        try (Holder other = new Holder("select count(*) from insights.locked_detail")) {
            long began = System.nanoTime();
            assertThat(retire(sample, SHORT))
                    .extracting(PartitionAct::kind)
                    .as("the table that others follow first")
                    .containsExactly(Kind.DETACHED, Kind.UNFINISHED);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            Sql.run(owner, "insert into insights.locked_detail values (now() + interval '1 day')");
            assertThat(other.value("select count(*) from insights.locked_detail"))
                    .isEqualTo("11");
        }
        assertThat(retire(sample, SHORT))
                .extracting(PartitionAct::toString)
                .as("resumed")
                .containsExactly("detached " + sample.detail(10));
        sample.pass("2 days");
        try (Holder reader = new Holder("select count(*) from " + sample.day(10))) {
            assertThat(reader.value("select 1")).isEqualTo("1");
            assertThat(retire(sample, SHORT))
                    .extracting(PartitionAct::kind)
                    .containsExactly(Kind.UNFINISHED, Kind.DROPPED);
        }
        assertThat(retire(sample, SHORT))
                .extracting(PartitionAct::toString)
                .containsExactly("dropped " + sample.day(10));
    }

    @Test
    void areRetiredOnceByTwoAtOnce() throws SQLException {
        Sample sample = Sample.with(owner, "retired_twice", "'3 days'", "drop");
        LockPatience patient = new LockPatience(Duration.ofSeconds(2), 8, Duration.ofMillis(50));
        List<PartitionAct> acts = new ArrayList<>();
        Stream.of(1, 2)
                .map(each -> CompletableFuture.supplyAsync(() -> retire(sample, patient)))
                .toList()
                .forEach(retiring -> acts.addAll(retiring.join()));
        assertThat(acts).hasSize(14).allMatch(act -> act.kind() == Kind.DETACHED);
        assertThat(acts).extracting(PartitionAct::partition).doesNotHaveDuplicates();
        assertThat(sample.rows()).isEqualTo(4);
    }

    private static List<PartitionAct> retire(Sample sample, LockPatience patience) {
        return new Partitions(owner, patience).retire(Optional.of(sample.qualifiedName()), false);
    }

    private static PartitionedTable table(Sample sample) {
        return new Partitions(owner)
                .list().stream()
                        .filter(table -> table.qualifiedName().equals(sample.qualifiedName()))
                        .findFirst()
                        .orElseThrow();
    }

    private static boolean waiting(String query) throws SQLException {
        return isTrue("select count(*) > 0 from pg_stat_activity where application_name = 'stoa partitions'"
                + " and wait_event_type = 'Lock' and query ~ '" + query + "'");
    }

    private static boolean isTrue(String sql) throws SQLException {
        return Sql.value(owner, sql).equals("t");
    }

    private static void asServer(String sql) throws SQLException {
        Sql.run(cluster.addresses().webPrimary(), "begin; set local role stoa_platform; " + sql + "; commit");
    }

    /** A transaction that somebody forgot: it has looked at something and goes on seeing what was there then. */
    private static final class Holder implements AutoCloseable {
        private final Connection connection = owner.connect();

        Holder(String sql) throws SQLException {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        String value(String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        }

        void release() throws SQLException {
            connection.rollback();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
