package stoa.db.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** Questions to files of two months. */
final class ArchiveQueryIT {
    @TempDir
    static Path data;

    private static EmbeddedCluster cluster;
    private static ArchiveQuery query;
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
                        "insert into statuses.status (id, account_id, text, content, visibility) select " + low
                                + " + i, i % 3, 'post ' || i, '', 'public' from generate_series(1, 10) i");
                Sql.run(owner, "alter table statuses.status detach partition statuses.status_y2025m0" + month);
                archive.accept(new DetachedPartition("statuses", "status", "status_y2025m0" + month, low, high));
                archive.run(Duration.ZERO);
                Sql.run(owner, "alter table statuses.status add column if not exists later text");
            }
            archived = archive.list();
        }
        file = Path.of(storage.toString()).resolve(archived.getFirst().object().orElseThrow());
        query = new ArchiveQuery(storage, data.resolve("work"));
    }

    @AfterAll
    static void stop() {
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
