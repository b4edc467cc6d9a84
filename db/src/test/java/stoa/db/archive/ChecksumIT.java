package stoa.db.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.cluster.Sql;

/** What PostgreSQL sums up, and what a Parquet file comes to that was written and read here. */
final class ChecksumIT {
    private static final String COLUMNS = """
            id bigint primary key, truth boolean, small smallint, middle integer, real double precision, words text,
            raw bytea, day date, moment timestamptz, document jsonb, mark uuid,
            numbers bigint[], small_numbers smallint[], middles integer[], truths boolean[], tags text[], marks uuid[]
            """;

    @TempDir
    static Path data;

    @TempDir
    Path work;

    private static EmbeddedCluster cluster;

    @BeforeAll
    static void start() {
        cluster = EmbeddedCluster.start(ClusterConfig.throwaway(data));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void isTheSameForEveryTypeAtItsEdges() throws Exception {
        table("edges");
        Sql.run(cluster.superuser(), """
                insert into edges (id) values (1);
                insert into edges values (
                    9223372036854775807, true, 32767, 2147483647, 'NaN', 'Ünï © 🦣 ''quoted'' "x", \\ ' || chr(10) || chr(1),
                    '\\x00ff7f80', 'infinity', 'infinity', '{"b": 1.000, "a": [null, "\\u00e9", 1e400], "": {}}',
                    'ffffffff-ffff-ffff-ffff-ffffffffffff', '{9223372036854775807,null,-1}', '{}', '{null}', '{t,f,null}',
                    array['', null, 'n', ',', '"', 'NULL', '🦣', 'x'], '{00000000-0000-0000-0000-000000000000}');
                insert into edges values (
                    -9223372036854775808, false, -32768, -2147483648, '-Infinity', '', '', '-infinity', '-infinity', 'null',
                    '00000000-0000-0000-0000-000000000001', '{}', '{-32768}', '{-2147483648}', '{}', '{}', '{}');
                insert into edges (id, real, day, moment, document)
                values (2, '-0', '4713-01-01 BC', '4713-01-01 BC', '"text"'), (3, 1e-300, '9999-12-31', '0044-03-15 BC', '1.10'),
                       (4, 0.1, '2000-01-01', '1999-12-31 23:59:59.999999+00', 'false'),
                       (5, 5e-324, '1970-01-01', '294246-12-31 23:59:59.999999+00', '[]');
                insert into edges (id, words, tags) select 10, string_agg(md5(i::text), '🦣'), array_agg(i::text)
                from generate_series(1, 100000) i
                """);
        assertThat(written("edges")).isEqualTo(summed("edges"));
    }

    @Test
    void isTheSameForRandomRows() throws Exception {
        for (int seed = 0; seed < 5; seed++) {
            var name = "random_" + seed;
            table(name);
            Sql.run(cluster.superuser(), """
            select setseed(%s);
            insert into %s
            select i,
                   case when random() < 0.8 then random() < 0.5 end,
                   case when random() < 0.8 then (random() * 65535 - 32768)::smallint end,
                   case when random() < 0.8 then (random() * 4294967295 - 2147483648)::integer end,
                   case when random() < 0.8 then (random() - 0.5) * 10 ^ (random() * 600 - 300) end,
                   case when random() < 0.8 then (
                       select coalesce(string_agg(chr((random() * 50000 + 1)::integer), ''), '')
                       from generate_series(1, (random() * 60)::integer + i %% 2)) end,
                   case when random() < 0.8 then sha256(random()::text::bytea) end,
                   case when random() < 0.8 then date '2026-01-01' + (random() * 2000000 - 1000000)::integer end,
                   case when random() < 0.8 then timestamptz '2026-01-01' + (random() * 3e16 - 1e16) * interval '1 microsecond' end,
                   case when random() < 0.8 then jsonb_build_object('a', random(), 'b', array[random()::text, null]) end,
                   case when random() < 0.8 then gen_random_uuid() end,
                   case when random() < 0.8 then (
                       select array_agg(case when random() < 0.9 then (random() * 1e18)::bigint end)
                       from generate_series(1, (random() * 5)::integer + i %% 2)) end,
                   null, null, null,
                   case when random() < 0.8 then (
                       select array_agg(case when random() < 0.9 then left(md5(random()::text), (random() * 9)::integer) end)
                       from generate_series(1, (random() * 5)::integer + i %% 2)) end,
                   null
            from generate_series(1, %d) i
            """.formatted(new Random(seed).nextDouble(), name, 3_000));
            assertThat(written(name)).as("seed %s", seed).isEqualTo(summed(name));
        }
    }

    @Test
    void tellsAChangedRowAndARowThatIsThereTwice() throws Exception {
        table("changed");
        Sql.run(
                cluster.superuser(),
                "insert into changed (id, words) select i, i::text from generate_series(1, 100) i");
        var before = summed("changed");
        Sql.run(cluster.superuser(), "update changed set words = words || ' ' where id = 50");
        assertThat(summed("changed")).isNotEqualTo(before);
        Sql.run(cluster.superuser(), "update changed set words = null where id = 50");
        var absent = summed("changed");
        Sql.run(cluster.superuser(), "update changed set words = '' where id = 50");
        assertThat(summed("changed")).isNotEqualTo(absent);
    }

    @Test
    void isTheSameForNoRows() throws Exception {
        table("nothing");
        assertThat(written("nothing")).isEqualTo(summed("nothing"));
        assertThat(summed("nothing").rows()).isZero();
    }

    private static void table(String name) throws SQLException {
        Sql.run(cluster.superuser(), "create table " + name + " (" + COLUMNS + ")");
    }

    private static Checksum summed(String name) throws SQLException {
        try (var connection = cluster.superuser().connect()) {
            var table = table(connection, name);
            return table.checksum(table.shape());
        }
    }

    private Checksum written(String name) throws SQLException {
        var file = new ParquetFile(work.resolve(name + ".parquet"));
        try (var connection = cluster.superuser().connect()) {
            var table = table(connection, name);
            var shape = table.shape();
            file.write(shape, new CopiedRows(table.copy(shape), shape.columns(), rows -> {}), work);
            assertThat(file.shape(work)).isEqualTo(shape);
        }
        var shape = file.shape(work);
        var form = RowForm.hashed(shape.columns());
        var digest = new RowDigest();
        file.read(shape, work, row -> digest.add(form.of(row)));
        return digest.sum();
    }

    private static DetachedTable table(Connection connection, String name) {
        return new DetachedTable(connection, new DetachedPartition("public", "parent", name, "0", "1"));
    }
}
