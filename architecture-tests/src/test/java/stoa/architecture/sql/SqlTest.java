package stoa.architecture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stoa.architecture.ModuleTable;
import stoa.architecture.Reactor;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** Generated tables, plain SQL and migrations keep to the module table. */
final class SqlTest {
    private static final Reactor REACTOR = Reactor.current();
    private static final SqlRules RULES = new SqlRules(ModuleTable.read());
    private static final Path MIGRATIONS = REACTOR.root().resolve("db/src/main/resources/db/migration");

    @Test
    void generatesOnlyTablesThatTheModuleMayName() {
        List<Violation> violations = new ArrayList<>();
        var seen = new TreeSet<String>();
        for (ModuleEntry module : RULES.table().modules()) {
            var folder = REACTOR.module(module.name())
                    .resolve("target/generated-sources/jooq/stoa/" + module.name() + "/sql");
            var schemas = folders(folder);
            schemas.forEach(schema -> seen.add(module.name() + " " + schema));
            violations.addAll(RULES.generated(module, REACTOR.name(folder), schemas));
        }
        Violation.assertNone(violations);
        assertThat(seen).contains("graph graph", "timelines graph_api");
    }

    @Test
    void namesNoForeignTableInPlainSql() {
        List<Violation> violations = new ArrayList<>();
        for (ModuleEntry module : RULES.table().modules()) {
            var main = REACTOR.module(module.name()).resolve("src/main");
            var sources = Reactor.files(main, ".java");
            assertThat(sources).as("sources of module %s", module.name()).isNotEmpty();
            for (Path file : sources) {
                violations.addAll(RULES.java(module, REACTOR.name(file), Reactor.text(file)));
            }
            for (Path file : Reactor.files(main, ".sql")) {
                violations.addAll(RULES.resource(module, REACTOR.name(file), Reactor.text(file)));
            }
        }
        Violation.assertNone(violations);
    }

    @Test
    void migratesEachSchemaInItsOwnFolder() {
        var files = Reactor.files(MIGRATIONS, ".sql");
        assertThat(files).isNotEmpty();
        Violation.assertNone(files.stream()
                .flatMap(file -> RULES
                        .migration(
                                MIGRATIONS.relativize(file).getName(0).toString(),
                                REACTOR.name(file),
                                Reactor.text(file))
                        .stream())
                .toList());
    }

    private static List<String> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
