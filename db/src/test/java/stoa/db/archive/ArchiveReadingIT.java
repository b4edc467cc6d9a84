package stoa.db.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.cluster.Sql;
import stoa.db.migration.MigrationListener;
import stoa.db.migration.Migrations;

/** Files of two months, read by questions and row by row. */
final class ArchiveReadingIT {
    @TempDir
    static Path data;

    private static EmbeddedCluster cluster;
    private static ArchiveQuery query;
    private static ArchivedRows rows;
    private static List<ArchivedPartition> archived;
    private static Path file;

    @BeforeAll
    static void archive() throws Exception {
        cluster = EmbeddedCluster.start(ClusterConfig.throwaway(data.resolve("cluster")));
        var owner = cluster.addresses().ownerDirect();
        Migrations.migrate(owner, MigrationListener.SILENT);
        Sql.run(owner, "select statuses.ensure_partitions('2025-01-01', 2)");
        var storage = new FolderArchive(data.resolve("archive"));
        try (var archive = PartitionArchive.open(owner, storage, data.resolve("work"), ArchiveListener.SILENT)) {
            for (int month = 1; month <= 2; month++) {
                var low = Sql.value(owner, "select platform.id_at('2025-0" + month + "-01 00:00:00+00')");
                var high = Sql.value(owner, "select platform.id_at('2025-0" + (month + 1) + "-01 00:00:00+00')");
                Sql.run(
                        owner,
                        "insert into statuses.status (id, account_id, text, content, visibility, in_reply_to_id,"
                                + " media_ids, created_at) select " + low
                                + " + i, i % 3, 'post ' || i, '', 'public', 2 * i + " + month + ", array[i, null],"
                                + " case when i = 10 then 'infinity' else timestamptz '2025-01-01 00:00:00.000001+00' end"
                                + " from generate_series(1, 10) i");
                Sql.run(owner, "alter table statuses.status detach partition statuses.status_y2025m0" + month);
                archive.accept(new DetachedPartition("statuses", "status", "status_y2025m0" + month, low, high));
                archive.run(Duration.ZERO);
                Sql.run(owner, "alter table statuses.status add column if not exists later text");
            }
            archived = archive.list();
        }
        file = Path.of(storage.toString()).resolve(archived.getFirst().object().orElseThrow());
        rows = ArchivedRows.open(archived, storage, data.resolve("work"));
        query = new ArchiveQuery(storage, data.resolve("work"));
    }

    @AfterAll
    static void stop() {
        rows.close();
        cluster.close();
    }

    @Test
    void answersOverAllFilesOfATable() {
        assertThat(
                        asked(
                                "select account_id, count(*) as posts, max(later) as later from statuses.status group by 1 order by 1"))
                .containsExactly(
                        "{\"account_id\":0,\"posts\":6,\"later\":null}",
                        "{\"account_id\":1,\"posts\":8,\"later\":null}",
                        "{\"account_id\":2,\"posts\":6,\"later\":null}");
    }

    @Test
    void findsRowsByTheirIdsInTheFilesOfTheirMonths() {
        long january = low(0);
        long february = low(1);
        var found =
                rows.find("statuses", "status", List.of(january + 1, february + 10, january + 99, 7L, Long.MAX_VALUE));
        assertThat(found).extracting(row -> row.number("id").orElseThrow()).containsExactly(february + 10, january + 1);
        var row = found.getLast();
        assertThat(row.text("text")).contains("post 1");
        assertThat(row.text("language")).isEmpty();
        assertThat(row.text("later")).isEmpty();
        assertThat(row.truth("sensitive")).contains(false);
        assertThat(row.instant("created_at")).contains(Instant.parse("2025-01-01T00:00:00.000001Z"));
        assertThat(found.getFirst().instant("created_at")).contains(Instant.MAX);
        assertThat(row.numbers("media_ids").orElseThrow()).containsExactly(1L, null);
        assertThat(rows.find("statuses", "poll", List.of(january + 1))).isEmpty();
        assertThat(rows.find("statuses", "status", List.of())).isEmpty();
    }

    @Test
    void pagesThroughOneOwnersRowsAcrossMonthsWithEachOnce() {
        var seen = new ArrayList<Long>();
        long before = Long.MAX_VALUE;
        for (var page = rows.page("statuses", "status", new RowPage("account_id", 1, 0, before, false, 3));
                !page.isEmpty();
                page = rows.page("statuses", "status", new RowPage("account_id", 1, 0, before, false, 3))) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            page.forEach(row -> seen.add(row.number("id").orElseThrow()));
            before = seen.getLast();
        }
        assertThat(seen)
                .containsExactly(
                        low(1) + 10,
                        low(1) + 7,
                        low(1) + 4,
                        low(1) + 1,
                        low(0) + 10,
                        low(0) + 7,
                        low(0) + 4,
                        low(0) + 1);
        assertThat(rows.page("statuses", "status", new RowPage("no_column", 1, 0, Long.MAX_VALUE, false, 3)))
                .isEmpty();
    }

    /** The months take turns in that column: 22, 21, 16, 15, 10, 9, 4, 3. */
    @Test
    void pagesByAnotherColumnThroughMonthsThatOverlapInIt() {
        assertThat(by(new RowPage("account_id", 1, 4, 22, false, 3))).containsExactly(21L, 16L, 15L);
        assertThat(by(new RowPage("account_id", 1, 4, 22, true, 4))).containsExactly(9L, 10L, 15L, 16L);
        assertThat(by(new RowPage("account_id", 1, 0, Long.MAX_VALUE, false, 9)))
                .containsExactly(22L, 21L, 16L, 15L, 10L, 9L, 4L, 3L);
        assertThat(by(new RowPage("id", low(0) + 4, 0, Long.MAX_VALUE, false, 3)))
                .containsExactly(9L);
        assertThat(rows.pageBy("statuses", "status", "no_column", new RowPage("account_id", 1, 0, 9, false, 3)))
                .isEmpty();
    }

    private static List<Long> by(RowPage page) {
        return rows.pageBy("statuses", "status", "in_reply_to_id", page).stream()
                .map(row -> row.number("in_reply_to_id").orElseThrow())
                .toList();
    }

    private static long low(int month) {
        return Long.parseLong(archived.get(month).partition().lower());
    }

    @Test
    void refusesWhatIsNoSelect() {
        for (var sql : List.of(
                "create table mine (id int)",
                "drop view statuses.status",
                "copy (select 1) to '" + file + "'",
                "select 1; copy (select 1) to '" + file + "'",
                "select 1) a; copy (select 1) to '" + file + "'; select * from (select 1",
                "attach 'x.db'",
                "set threads = 8",
                "install httpfs",
                "no sql")) {
            assertThatThrownBy(() -> asked(sql)).as(sql).isInstanceOf(ArchiveException.class);
        }
    }

    @Test
    void opensNoOtherFile() throws Exception {
        var secret = Files.writeString(data.resolve("secret.csv"), "secret\n1\n");
        for (var sql : List.of(
                "select * from read_csv('" + secret + "')",
                "select * from '" + secret + "'",
                "select content from read_text('" + secret + "')",
                "select * from glob('" + data + "/*')",
                "select * from statuses.status, read_csv('/etc/passwd')")) {
            assertThatThrownBy(() -> asked(sql)).as(sql).isInstanceOf(ArchiveException.class);
        }
        assertThat(asked("select count(*) as n from statuses.status")).containsExactly("{\"n\":20}");
    }

    @Test
    void givesUpAfterTheTime() {
        long began = System.nanoTime();
        assertThatThrownBy(() -> query.run(
                        "select sum(a.range * b.range) from range(10000000) a, range(10000000) b",
                        archived,
                        1,
                        Duration.ofSeconds(1),
                        new Lines()))
                .isInstanceOf(ArchiveException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    private static List<String> asked(String sql) {
        var lines = new Lines();
        query.run(sql, archived, 100, Duration.ofSeconds(30), lines);
        return lines.rows;
    }

    private static final class Lines implements ArchiveQuery.Answer {
        private final List<String> rows = new ArrayList<>();

        @Override
        public void columns(List<String> names) {}

        @Override
        public void row(List<@Nullable String> values, String json) {
            rows.add(json);
        }
    }
}
