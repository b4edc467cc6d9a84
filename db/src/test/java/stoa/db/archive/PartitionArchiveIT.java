package stoa.db.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.db.archive.ArchiveListener.Step;
import stoa.db.archive.ArchivedPartition.State;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.cluster.Endpoint;
import stoa.db.cluster.Sql;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;

/** Real partitions of statuses, on their way into files and back. */
final class PartitionArchiveIT {
    private static final Duration NO_GRACE = Duration.ZERO;
    private static final Duration LONG_GRACE = Duration.ofDays(7);

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private static EmbeddedCluster cluster;
    private static Endpoint owner;
    private static String lower;
    private static String upper;

    private DetachedPartition statuses;
    private DetachedPartition polls;
    private String before;

    @BeforeAll
    static void start() throws SQLException {
        cluster = EmbeddedCluster.start(ClusterConfig.throwaway(data));
        owner = cluster.addresses().ownerDirect();
        Migrations.migrate(owner, MigrationListener.SILENT);
        Sql.run(owner, "select statuses.ensure_partitions('2025-01-01', 2)");
        lower = Sql.value(owner, "select platform.id_at('2025-01-01 00:00:00+00')");
        upper = Sql.value(owner, "select platform.id_at('2025-02-01 00:00:00+00')");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void detach() throws SQLException {
        Sql.run(owner, "truncate platform.archived_partition, platform.retired_partition, platform.archive_erasure");
        Sql.run(owner, "drop table if exists statuses.status_y2025m01_back, statuses.poll_y2025m01_back");
        for (var parent : List.of("status", "poll")) {
            Sql.run(owner, """
                    do $$
                    begin
                        if not exists (select from pg_inherits where inhrelid = to_regclass('statuses.%1$s_y2025m01')) then
                            drop table if exists statuses.%1$s_y2025m01;
                            perform statuses.ensure_partitions('2025-01-01', 1);
                        end if;
                    end
                    $$
                    """.formatted(parent));
        }
        Sql.run(owner, "truncate statuses.status_y2025m01, statuses.poll_y2025m01");
        Sql.run(owner, """
                insert into statuses.status (id, account_id, text, content, visibility, language, media_ids, created_at)
                select %1$s + i * 65536::bigint, i %% 10, 'post ' || i, '<p>🦣 ' || repeat(md5(i::text), i %% 9) || '</p>',
                       'public', case when i %% 3 = 0 then 'en' end, case when i %% 5 = 0 then array[i, i + 1] end,
                       '2025-01-01'::timestamptz + i * interval '1 second'
                from generate_series(1, 3000) i;
                insert into statuses.poll (status_id, account_id, options, multiple, hide_totals, expires_at)
                select %1$s + i * 65536::bigint, i, array['ja', 'nein, "danke"'], false, true, 'infinity'
                from generate_series(1, 100) i
                """.formatted(lower));
        before = content();
        statuses = detached("status");
        polls = detached("poll");
    }

    private static DetachedPartition detached(String parent) throws SQLException {
        Sql.run(owner, "alter table statuses.%1$s detach partition statuses.%1$s_y2025m01".formatted(parent));
        return new DetachedPartition("statuses", parent, parent + "_y2025m01", lower, upper);
    }

    /** What people see in the partition, through its parents. */
    private static String content() throws SQLException {
        return Sql.value(owner, """
                select (select md5(string_agg(s::text, chr(10) order by id)) from statuses.status s
                        where id >= %1$s and id < %2$s)
                    || (select md5(string_agg(p::text, chr(10) order by status_id)) from statuses.poll p
                        where status_id >= %1$s and status_id < %2$s)
                """.formatted(lower, upper));
    }

    @Test
    void archivesKeepsDropsAndRestores() throws SQLException {
        try (var archive = archive(ArchiveListener.SILENT)) {
            archive.accept(statuses);
            archive.accept(polls);
            assertThat(archive.run(LONG_GRACE)).extracting(Outcome::failure).allMatch(failure -> failure.isEmpty());
            assertThat(archive.list()).extracting(ArchivedPartition::state).containsOnly(State.VERIFIED);
            assertThat(exists("status_y2025m01")).isTrue();
            assertThat(archive.run(LONG_GRACE)).isEmpty();

            assertThat(archive.run(NO_GRACE)).extracting(Outcome::failure).allMatch(failure -> failure.isEmpty());
            assertThat(archive.list()).extracting(ArchivedPartition::state).containsOnly(State.DROPPED);
            assertThat(exists("status_y2025m01")).isFalse();
            assertThat(archive.list()).extracting(ArchivedPartition::rows).containsExactly(100L, 3_000L);
            assertThat(archive.run(NO_GRACE)).isEmpty();
            assertThat(archive.verify())
                    .hasSize(2)
                    .allMatch(outcome -> outcome.failure().isEmpty());

            archive.restore("statuses", "status_y2025m01");
            archive.restore("statuses", "poll_y2025m01");
            assertThat(content()).isEqualTo(before);
            assertThat(archive.list()).extracting(ArchivedPartition::state).containsOnly(State.RESTORED);
            assertThat(files()).isEmpty();
            assertThat(indexes("status_y2025m01")).isEqualTo(indexes("status_y2025m02"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void takesWhatWasRetiredForItAndTellsTheLedger() throws Exception {
        retired(statuses, "now()");
        retired(polls, "null");
        try (var archive = archive(ArchiveListener.SILENT)) {
            assertThat(archive.run(LONG_GRACE))
                    .as("one of the month is not detached yet")
                    .isEmpty();
            Sql.run(owner, "update platform.retired_partition set detached_at = now()");
            assertThat(archive.hasWork()).isTrue();
            assertThat(archive.run(LONG_GRACE))
                    .hasSize(2)
                    .allMatch(outcome -> outcome.failure().isEmpty());
            assertThat(ledger()).isEqualTo("status_y2025m01 -, poll_y2025m01 -");
            archive.run(NO_GRACE);
            assertThat(ledger()).isEqualTo("status_y2025m01 archived, poll_y2025m01 archived");
            assertThat(archive.hasWork()).isFalse();
            assertThat(archive.run(NO_GRACE)).isEmpty();
            archive.restore("statuses", "status_y2025m01");
            archive.restore("statuses", "poll_y2025m01");
            assertThat(ledger()).isEqualTo("status_y2025m01 restored, poll_y2025m01 restored");
            assertThat(archive.run(NO_GRACE)).isEmpty();
        }
        assertThat(content()).isEqualTo(before);
    }

    private static void retired(DetachedPartition partition, String detachedAt) throws SQLException {
        Sql.run(owner, """
                insert into platform.retired_partition
                    (schema, parent, partition, lower_bound, upper_bound, from_at, to_at, ending, grace, detached_at)
                values ('statuses', '%s', '%s', '%s', '%s', '2025-01-01 00:00Z', '2025-02-01 00:00Z', 'archive', '7 days', %s)
                """.formatted(partition.parent(), partition.partition(), lower, upper, detachedAt));
    }

    private static String ledger() throws SQLException {
        return Sql.value(
                owner,
                "select string_agg(partition || ' ' || coalesce(outcome, '-'), ', ' order by id) from platform.retired_partition");
    }

    @Test
    void restoresWhatIsNotDroppedYet() throws Exception {
        try (var archive = archive(ArchiveListener.SILENT)) {
            archive.accept(statuses);
            archive.accept(polls);
            archive.run(LONG_GRACE);
            archive.restore("statuses", "status_y2025m01");
            archive.restore("statuses", "poll_y2025m01");
            assertThat(archive.run(NO_GRACE)).isEmpty();
            assertThat(archive.list()).extracting(ArchivedPartition::state).containsOnly(State.RESTORED);
            assertThat(files()).isEmpty();
        }
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void archivesAgainWhatWasRestored() throws Exception {
        try (var archive = archive(ArchiveListener.SILENT)) {
            archive.accept(statuses);
            archive.run(NO_GRACE);
            archive.restore("statuses", "status_y2025m01");
            Sql.run(owner, "delete from statuses.status where id = " + lower + " + 65536");
            statuses = detached("status");
            archive.accept(statuses);
            archive.run(NO_GRACE);
            assertThat(archive.list()).extracting(ArchivedPartition::rows).containsExactly(2_999L);
            assertThat(files()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"BEGUN", "EXPORTED", "STORED", "READ_BACK", "VERIFIED", "PROVED_AGAIN", "DROPPED"})
    void resumesAfterAKillWhileItArchives(Step step) throws Exception {
        killedAt(step, archive -> {
            archive.accept(statuses);
            archive.run(NO_GRACE);
        });
        try (var archive = archive(ArchiveListener.SILENT)) {
            assertThat(archive.run(NO_GRACE))
                    .allMatch(outcome -> outcome.failure().isEmpty());
            assertThat(archive.list()).extracting(ArchivedPartition::state).containsOnly(State.DROPPED);
            assertThat(files()).hasSize(1);
            assertThat(work()).isEmpty();
            archive.restore("statuses", "status_y2025m01");
        }
        Sql.run(
                owner,
                "alter table statuses.poll attach partition statuses.poll_y2025m01 for values from (" + lower + ") to ("
                        + upper + ")");
        assertThat(content()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"LOADED", "ATTACHED", "FORGOTTEN"})
    void resumesAfterAKillWhileItRestores(Step step) throws Exception {
        try (var archive = archive(ArchiveListener.SILENT)) {
            archive.accept(statuses);
            archive.accept(polls);
            archive.run(NO_GRACE);
            archive.restore("statuses", "poll_y2025m01");
        }
        killedAt(step, archive -> archive.restore("statuses", "status_y2025m01"));
        try (var archive = archive(ArchiveListener.SILENT)) {
            if (step == Step.LOADED) {
                archive.restore("statuses", "status_y2025m01");
            } else {
                assertThat(archive.run(NO_GRACE))
                        .allMatch(outcome -> outcome.failure().isEmpty());
            }
            assertThat(content()).isEqualTo(before);
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void erasesFromTheFilesWhatCountsNoMore() throws Exception {
        archiveAndAskForErasure();
        try (var archive = archive(ArchiveListener.SILENT)) {
            assertThat(archive.hasWork()).isTrue();
            assertThat(archive.run(NO_GRACE))
                    .hasSize(2)
                    .allMatch(outcome -> outcome.failure().isEmpty());
            assertErased(archive);
            assertThat(archive.run(NO_GRACE)).isEmpty();
            archive.restore("statuses", "status_y2025m01");
            assertThat(Sql.value(
                            owner,
                            "select count(*) || ' ' || count(*) filter (where account_id = 3) from statuses.status"))
                    .isEqualTo("2699 0");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"REWRITTEN", "ERASED"})
    void resumesAfterAKillWhileItErases(Step step) throws Exception {
        archiveAndAskForErasure();
        killedAt(step, archive -> archive.run(NO_GRACE));
        try (var archive = archive(ArchiveListener.SILENT)) {
            assertThat(archive.run(NO_GRACE))
                    .allMatch(outcome -> outcome.failure().isEmpty());
            assertErased(archive);
        }
    }

    /** One status, and an account: with what it wrote and what hangs on that. */
    private void archiveAndAskForErasure() throws SQLException {
        try (var archive = archive(ArchiveListener.SILENT)) {
            archive.accept(statuses);
            archive.accept(polls);
            archive.run(NO_GRACE);
        }
        Sql.run(owner, "select platform.erase_from_archive('statuses', 'row', array[" + lower + " + 65536])");
        Sql.run(owner, "select platform.erase_from_archive('statuses', 'account', array[3])");
    }

    private void assertErased(PartitionArchive archive) throws Exception {
        // Polls: of the one status, and of the ten statuses that account 3 wrote.
        assertThat(archive.list()).extracting(ArchivedPartition::rows).containsExactly(89L, 2_699L);
        assertThat(files()).hasSize(2);
        assertThat(archive.verify()).allMatch(outcome -> outcome.failure().isEmpty());
        assertThat(archive.erasures()).allMatch(request -> request.erasedAt().isPresent());
        assertThat(Sql.value(owner, "select sum(rows_erased) from platform.archive_rewrite"))
                .isNotEqualTo("0");
    }

    @Test
    void keepsWhatCameBackWhenAPartitionIsRestored() throws Exception {
        try (var archive = archive(ArchiveListener.SILENT)) {
            archive.accept(statuses);
            archive.run(NO_GRACE);
            Sql.run(owner, "select platform.erase_from_archive('statuses', 'row', array[" + lower + " + 65536])");
            Sql.run(
                    owner,
                    "insert into statuses.status (id, account_id, text, content, visibility) values (" + lower
                            + " + 65536, 1, 'changed', '', 'public')");
            archive.restore("statuses", "status_y2025m01");
            assertThat(Sql.value(
                            owner,
                            "select count(*) || ' ' || count(*) filter (where text = 'changed') from statuses.status"))
                    .isEqualTo("3000 1");
            assertThat(exists("status_y2025m01_back")).isFalse();
        }
    }

    @Test
    void findsAFlippedByteAndDropsNothing() throws Exception {
        try (var archive = archive(ArchiveListener.SILENT)) {
            archive.accept(statuses);
            archive.run(LONG_GRACE);
            var file = files().getFirst();
            for (long at : new long[] {0, 100, Files.size(file) / 2, Files.size(file) - 10}) {
                flip(file, at);
                assertThat(archive.verify().getFirst().failure().orElse("")).contains("is not what was archived");
                assertThat(archive.run(NO_GRACE).getFirst().failure().orElse(""))
                        .contains("is not what was archived");
                assertThatThrownBy(() -> archive.restore("statuses", "status_y2025m01"))
                        .isInstanceOf(ArchiveException.class);
                assertThat(exists("status_y2025m01")).isTrue();
                flip(file, at);
            }
            assertThat(archive.verify().getFirst().failure()).isEmpty();
        }
    }

    @Test
    void findsAByteThatIsFlippedBeforeTheFileIsReadBack() throws Exception {
        var flipping = new ArchiveListener() {
            @Override
            public void done(DetachedPartition partition, Step step) {
                if (step == Step.STORED) {
                    try {
                        flip(files().getFirst(), 5_000);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        };
        try (var archive = archive(flipping)) {
            archive.accept(statuses);
            assertThat(archive.run(NO_GRACE).getFirst().failure()).isPresent();
            assertThat(archive.list().getFirst().state()).isEqualTo(State.WAITING);
            assertThat(exists("status_y2025m01")).isTrue();
        }
    }

    @Test
    void keepsATableThatChangedAfterItWasArchived() throws Exception {
        try (var archive = archive(ArchiveListener.SILENT)) {
            archive.accept(statuses);
            archive.run(LONG_GRACE);
            Sql.run(owner, "update statuses.status_y2025m01 set text = 'changed' where id = " + lower + " + 65536");
            assertThat(archive.run(NO_GRACE).getFirst().failure().orElse("")).contains("has changed");
            assertThat(exists("status_y2025m01")).isTrue();
        }
    }

    @Test
    void keepsTheTableWhereTheStorageIsGoneOrFull() throws Exception {
        try (var archive = archive(ArchiveListener.SILENT)) {
            archive.accept(statuses);
            archive.run(LONG_GRACE);
            archive.accept(polls);
            var elsewhere = folder.resolveSibling(folder.getFileName() + "-away");
            Files.move(folder.resolve("archive"), elsewhere);
            assertThatThrownBy(() -> archive.run(NO_GRACE)).hasMessageContaining("is not there");
            assertThat(archive.verify().getFirst().failure()).isPresent();
            assertThat(folder.resolve("archive")).doesNotExist();
            Files.move(elsewhere, folder.resolve("archive"));
        }
        try (var archive =
                PartitionArchive.open(owner, new FullStorage(), folder.resolve("work"), ArchiveListener.SILENT)) {
            assertThat(archive.run(NO_GRACE).getFirst().failure()).contains("No space left on device");
        }
        assertThat(exists("status_y2025m01")).isTrue();
        assertThat(exists("poll_y2025m01")).isTrue();
        try (var archive = archive(ArchiveListener.SILENT)) {
            assertThat(archive.run(NO_GRACE))
                    .allMatch(outcome -> outcome.failure().isEmpty());
            archive.restore("statuses", "status_y2025m01");
            archive.restore("statuses", "poll_y2025m01");
        }
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void dropsAGroupTogether() throws Exception {
        try (var archive = archive(ArchiveListener.SILENT)) {
            archive.accept(statuses);
            archive.accept(polls);
            Sql.run(owner, "alter table statuses.poll_y2025m01 add column span interval");
            assertThat(archive.run(NO_GRACE))
                    .filteredOn(outcome -> outcome.failure().isPresent())
                    .hasSize(1);
            assertThat(archive.list())
                    .extracting(ArchivedPartition::state)
                    .containsExactly(State.WAITING, State.VERIFIED);
            assertThat(exists("status_y2025m01")).isTrue();
        }
    }

    @Test
    void mapsColumnsByTheirNames() throws Exception {
        try (var archive = archive(ArchiveListener.SILENT)) {
            archive.accept(statuses);
            archive.accept(polls);
            archive.run(NO_GRACE);
            Sql.run(
                    owner,
                    "alter table statuses.poll add column kind text not null default 'plain', drop column hide_totals");
            archive.restore("statuses", "poll_y2025m01");
            assertThat(
                            Sql.value(
                                    owner,
                                    "select string_agg(distinct kind || options[2] || expires_at, ',') from statuses.poll_y2025m01"))
                    .isEqualTo("plainnein, \"danke\"infinity");
            Sql.run(
                    owner,
                    "alter table statuses.poll drop column kind, add column hide_totals boolean not null default true");
        }
    }

    @Test
    void refusesWhatIsAttachedOrOfAnUnknownType() throws Exception {
        try (var archive = archive(ArchiveListener.SILENT)) {
            var attached = new DetachedPartition("statuses", "mention", "mention_y2025m01", lower, upper);
            assertThatThrownBy(() -> archive.accept(attached)).hasMessageContaining("is attached");
            Sql.run(owner, "alter table statuses.poll_y2025m01 add column span interval");
            assertThatThrownBy(() -> archive.accept(polls)).hasMessageContaining("of the type interval");
        }
    }

    @Test
    void refusesAnotherTableOfANameThatIsArchived() throws Exception {
        try (var archive = archive(ArchiveListener.SILENT)) {
            archive.accept(polls);
            archive.run(NO_GRACE);
            Sql.run(owner, "create table statuses.poll_y2025m01 (like statuses.poll including all)");
            assertThatThrownBy(() -> archive.accept(polls)).hasMessageContaining("is another one");
            assertThatThrownBy(() -> archive.restore("statuses", "poll_y2025m01"))
                    .hasMessageContaining("is not what its file is");
            assertThat(archive.list().getFirst().state()).isEqualTo(State.DROPPED);
        }
    }

    @Test
    void refusesASecondRunAtTheSameTime() throws Exception {
        try (var second = archive(ArchiveListener.SILENT);
                var archive = archive(new ArchiveListener() {
                    @Override
                    public void done(DetachedPartition partition, Step step) {
                        if (step == Step.BEGUN) {
                            assertThatThrownBy(() -> second.run(NO_GRACE)).hasMessageContaining("at work");
                        }
                    }
                })) {
            archive.accept(statuses);
            assertThat(archive.run(NO_GRACE))
                    .hasSize(2)
                    .allMatch(outcome -> outcome.failure().isEmpty());
        }
    }

    private void killedAt(Step step, java.util.function.Consumer<PartitionArchive> work) {
        assertThatThrownBy(() -> {
                    try (var archive = archive(new ArchiveListener() {
                        @Override
                        public void done(DetachedPartition partition, Step done) {
                            if (done == step) {
                                throw new Killed();
                            }
                        }
                    })) {
                        work.accept(archive);
                    }
                })
                .isInstanceOf(Killed.class);
    }

    private PartitionArchive archive(ArchiveListener listener) {
        return PartitionArchive.open(
                owner, new FolderArchive(folder.resolve("archive")), folder.resolve("work"), listener);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder.resolve("archive"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    private List<Path> work() throws IOException {
        try (var files = Files.list(folder.resolve("work"))) {
            return files.toList();
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var octet = java.nio.ByteBuffer.allocate(1);
            channel.position(at).read(octet);
            octet.flip();
            octet.put(0, (byte) (octet.get(0) ^ 1));
            channel.position(at).write(octet);
        }
    }

    private static boolean exists(String table) throws SQLException {
        return Sql.value(owner, "select to_regclass('statuses." + table + "') is not null")
                .equals("t");
    }

    private static String indexes(String table) throws SQLException {
        return Sql.value(owner, """
                select string_agg(substr(pg_get_indexdef(indexrelid), strpos(pg_get_indexdef(indexrelid), ' USING ')), ';'
                                  order by pg_get_indexdef(indexrelid))
                from pg_index where indrelid = 'statuses.%s'::regclass and exists (
                    select from pg_inherits where inhrelid = indexrelid)
                """.formatted(table));
    }

    /** What a process does that is killed: nothing more. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class FullStorage implements ArchiveStorage {
        @Override
        public void prepare(boolean first) {}

        @Override
        public void put(String name, Path file) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public Fetched fetch(String name, Path work) throws IOException {
            throw new IOException("Input/output error");
        }

        @Override
        public void delete(String name) {}
    }
}
