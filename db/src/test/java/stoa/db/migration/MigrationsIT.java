package stoa.db.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.db.cluster.ClusterConfig;
import stoa.db.cluster.EmbeddedCluster;
import stoa.db.cluster.Endpoint;
import stoa.db.cluster.Sql;
import stoa.db.lint.LargeTables;
import stoa.db.locks.LockPatience;
import stoa.db.manifest.Manifest;
import stoa.db.manifest.ModuleEntry;

/** A migrated database, looked at as the server's logins see it. */
final class MigrationsIT {
    @TempDir
    static Path data;

    private static final List<String> APPLIED = new ArrayList<>();

    private static EmbeddedCluster cluster;
    private static Endpoint owner;
    private static Endpoint web;

    @BeforeAll
    static void migrate() throws SQLException {
        cluster = EmbeddedCluster.start(ClusterConfig.throwaway(data));
        owner = cluster.addresses().ownerDirect();
        web = cluster.addresses().webPrimary();
        assertThat(Migrations.status(owner)).isNotEmpty().allMatch(MigrationEntry::pending);
        Migrations.migrate(owner, migration -> APPLIED.add(migration.name()));
        Sql.run(owner, "create table accounts.sample (id bigint default platform.timestamp_id(), name text)");
        Sql.run(owner, "create view accounts_api.sample as select id from accounts.sample");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void areAppliedOnceAndListed() {
        assertThat(APPLIED).contains("20261121.0900 module schemas");
        List<MigrationEntry> status = Migrations.status(owner);
        assertThat(status)
                .filteredOn(entry -> entry.version().isPresent())
                .allMatch(entry -> entry.state().equals("Success"));
        assertThat(status)
                .allMatch(entry -> entry.appliedAt()
                        .filter(at -> Duration.between(at, Instant.now()).abs().compareTo(Duration.ofMinutes(10)) < 0)
                        .isPresent());
        assertThat(Migrations.migrate(owner, MigrationListener.SILENT)).isZero();
    }

    @Test
    void arePendingWithTheirDangersForTablesThatAreLargeHere() throws SQLException {
        assertThat(Migrations.pending(owner)).isEmpty();
        Sql.run(owner, "create table statuses.planted (id bigint)");
        Sql.run(owner, "insert into statuses.planted select generate_series(1, 60000); analyze statuses.planted");
        assertThat(LargeTables.of(owner)).contains("statuses.planted").doesNotContain("statuses.poll");
        Sql.run(owner, "drop table statuses.planted");

        // As on a database that lacks the last of them.
        String newest = "from platform.flyway_schema_history h where version ="
                + " (select max(version) from platform.flyway_schema_history)";
        String script = Sql.value(owner, "select script " + newest);
        String remembered = Sql.value(owner, "select row(h.*)::text " + newest);
        Sql.run(owner, "delete " + newest);
        assertThat(Migrations.pending(owner)).containsExactly(new PendingMigration(script, List.of()));
        Sql.run(
                owner,
                "insert into platform.flyway_schema_history select ('" + remembered.replace("'", "''")
                        + "'::platform.flyway_schema_history).*");
        assertThat(Migrations.pending(owner)).isEmpty();
    }

    @Test
    void costLittleWhenNothingIsPending() {
        long begin = System.nanoTime();
        Migrations.migrate(owner, MigrationListener.SILENT);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void stillComeToFlywayWhenTheMarkIsLost() throws SQLException {
        Sql.run(owner, "comment on table platform.flyway_schema_history is null");
        assertThat(Migrations.migrate(owner, MigrationListener.SILENT)).isZero();
    }

    @Test
    void giveUpALockThatOthersHoldAndGoOnLater() throws SQLException {
        LockPatience impatient = new LockPatience(Duration.ofMillis(50), 2, Duration.ofMillis(10));
        Sql.run(owner, "update platform.flyway_schema_history set checksum = 0 where description = 'accounts api'");
        Sql.run(owner, "comment on table platform.flyway_schema_history is null");
        try (Connection reader = owner.connect();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select from accounts_api.account_name_v1 limit 1");
            assertThatThrownBy(() -> Migrations.migrate(owner, MigrationListener.SILENT, impatient))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("does not get its locks");
            reader.rollback();
        }
        assertThat(Migrations.migrate(owner, MigrationListener.SILENT, impatient))
                .isEqualTo(1);
    }

    @Test
    void makeTheSchemasAndRolesOfTheModuleTable() throws SQLException {
        for (ModuleEntry module : manifest().modules()) {
            if (module.schema().isPresent()) {
                assertThat(schemasUsableBy("stoa_" + module.name()))
                        .as(module.name())
                        .isEqualTo(expectedSchemas(module));
            }
        }
    }

    @Test
    void letAModuleReadAndWriteItsOwnTables() throws SQLException {
        asModule("accounts", "insert into accounts.sample (name) values ('alice')");
        asModule("accounts", "select name from accounts.sample");
        Sql.run(web, "select name from accounts.sample");
    }

    @Test
    void keepModulesOutOfOthersTables() {
        assertThatThrownBy(() -> asModule("graph", "select 1 from accounts.sample"))
                .hasMessageContaining("permission denied for schema accounts");
        assertThatThrownBy(() -> asModule("accounts", "select 1 from platform.flyway_schema_history"))
                .hasMessageContaining("permission denied for table flyway_schema_history");
    }

    @Test
    void showPublishedViewsToModulesThatMayCall() throws SQLException {
        asModule("graph", "select id from accounts_api.sample");
        assertThatThrownBy(() -> asModule("media", "select id from accounts_api.sample"))
                .hasMessageContaining("permission denied for schema accounts_api");
        assertThatThrownBy(() -> asModule("graph", "delete from accounts_api.sample"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void keepNewFunctionsFromEverybodyElse() throws SQLException {
        Sql.run(owner, "create or replace function accounts.secret() returns int language sql return 1");
        asModule("accounts", "select accounts.secret()");
        Sql.run(owner, "create or replace function accounts_api.secret() returns int language sql return 1");
        assertThatThrownBy(() -> asModule("graph", "select accounts_api.secret()"))
                .hasMessageContaining("permission denied for function");
    }

    @Test
    void giveIdsThatCarryTheirTimeAndGrow() throws SQLException {
        long before = System.currentTimeMillis();
        List<Long> ids = new ArrayList<>();
        try (Connection connection = web.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role stoa_graph");
            for (int i = 0; i < 100; i++) {
                try (ResultSet row = statement.executeQuery("select platform.timestamp_id()")) {
                    row.next();
                    ids.add(row.getLong(1));
                }
            }
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id >> 16 >= before && id >> 16 <= System.currentTimeMillis());
    }

    @Test
    void giveTheLowestIdOfAnInstantToTheMillisecond() throws SQLException {
        for (long milliseconds : new long[] {0, 1, 1_763_715_600_123L, 1_763_715_600_999L}) {
            Instant instant = Instant.ofEpochMilli(milliseconds);
            assertThat(Sql.value(web, "select platform.id_at('" + instant + "')"))
                    .isEqualTo(Long.toString(milliseconds << 16));
        }
        assertThat(Sql.value(web, "select platform.id_at('1970-01-01 00:00:00.0019Z') >> 16"))
                .isEqualTo("1");
    }

    private static void asModule(String module, String sql) throws SQLException {
        Sql.run(web, "begin; set local role stoa_" + module + "; " + sql + "; commit");
    }

    private static List<String> schemasUsableBy(String role) throws SQLException {
        String names = Sql.value(
                cluster.superuser(),
                "select coalesce(string_agg(nspname, ',' order by nspname collate \"C\"), '') from pg_namespace"
                        + " where nspowner = 'stoa_owner'::regrole and has_schema_privilege('" + role
                        + "', oid, 'usage')");
        return List.of(names.split(","));
    }

    private static List<String> expectedSchemas(ModuleEntry module) {
        List<String> schemas = new ArrayList<>(List.of("platform", module.name() + "_api"));
        if (!module.name().equals("platform")) {
            schemas.add(module.name());
        }
        module.mayCall().forEach(callee -> schemas.add(callee + "_api"));
        return schemas.stream().sorted().toList();
    }

    private static Manifest manifest() {
        return Manifest.read(Path.of(System.getProperty("stoa.root"), "architecture-tests", "modules.yml"));
    }
}
