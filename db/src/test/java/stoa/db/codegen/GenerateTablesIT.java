package stoa.db.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.cluster.Endpoint;
import stoa.db.cluster.Sql;
import stoa.db.manifest.Manifest;

final class GenerateTablesIT {
    private static final Path MANIFEST = Path.of(System.getProperty("stoa.root"), "architecture-tests", "modules.yml");

    @TempDir
    Path folder;

    @Test
    void doesNothingWhenNothingChanged() throws IOException, SQLException {
        Path output = folder.resolve("out/jooq");
        String[] arguments = {
            MANIFEST.toString(),
            "insights",
            output.toString(),
            folder.resolve("cache").toString()
        };
        Path stale = Files.createDirectories(output.resolve("stoa/old")).resolve("Stale.java");
        Files.writeString(stale, "class Stale {}");

        GenerateTables.main(arguments);
        assertThat(stale.getParent()).doesNotExist();
        FileTime stamped = Files.getLastModifiedTime(output.resolve(".stamp"));

        long begin = System.nanoTime();
        GenerateTables.main(arguments);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(500));
        assertThat(Files.getLastModifiedTime(output.resolve(".stamp"))).isEqualTo(stamped);
    }

    @Test
    void namesTheModulesTablesAndThePublishedViewsItMayRead() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(ClusterConfig.throwaway(folder.resolve("data")))) {
            Endpoint owner = cluster.addresses().ownerDirect();
            for (String schema : List.of("graph", "accounts", "accounts_api", "timelines_api")) {
                Sql.run(owner, "create schema " + schema);
            }
            Path empty = generate(owner, "graph", "empty");
            assertThat(sources(empty)).isEmpty();

            Sql.run(owner, "create table graph.follow (id bigint primary key, at timestamptz not null, extra jsonb)");
            assertThat(sources(generate(owner, "graph", "one")))
                    .contains("stoa/graph/sql/graph/tables/Follow.java", "stoa/graph/sql/graph/Tables.java");

            Sql.run(owner, "create table graph.seen (id bigint primary key) partition by range (id)");
            Sql.run(owner, "create table graph.seen_y2026m11 partition of graph.seen for values from (0) to (9)");
            Sql.run(owner, "create table accounts.account (id bigint)");
            Sql.run(owner, "create view accounts_api.account as select id from accounts.account");
            Sql.run(owner, "create view timelines_api.feed as select 1 as id");
            Path generated = generate(owner, "graph", "two");
            assertThat(sources(generated))
                    .contains(
                            "stoa/graph/sql/graph/tables/Follow.java",
                            "stoa/graph/sql/graph/tables/Seen.java",
                            "stoa/graph/sql/accounts_api/tables/Account.java")
                    .noneMatch(name ->
                            name.contains("y2026") || name.contains("timelines") || name.contains("sql/accounts/"));
            assertThat(Files.readString(generated.resolve("stoa/graph/sql/graph/tables/Follow.java")))
                    .contains("TableField<FollowRecord, Instant> AT");
            compiles(generated);

            Path again = generate(owner, "graph", "again");
            for (String source : sources(generated)) {
                assertThat(again.resolve(source)).hasSameTextualContentAs(generated.resolve(source));
            }
        }
    }

    private Path generate(Endpoint owner, String module, String name) throws IOException, SQLException {
        Manifest manifest = Manifest.read(MANIFEST);
        Path output = Files.createDirectory(folder.resolve(name));
        try (Connection connection = owner.connect()) {
            new TableGenerator(manifest, manifest.get(module)).generate(connection, output);
        }
        return output;
    }

    private static List<String> sources(Path output) {
        try (Stream<Path> paths = Files.walk(output)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> output.relativize(path).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all warnings, as in the build of a module. */
    private void compiles(Path output) {
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "-Xlint:all,-processing",
                                "-Werror",
                                "-proc:none",
                                "-cp",
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                                "-d",
                                folder.resolve("classes").toString()),
                        sources(output).stream()
                                .map(name -> output.resolve(name).toString()))
                .toList();
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }
}
