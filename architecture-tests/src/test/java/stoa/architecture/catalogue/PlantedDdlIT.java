package stoa.architecture.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.architecture.MigratedCluster;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;

/** The rules about the catalogue bite: each test changes the database in a transaction that it rolls back. */
final class PlantedDdlIT {
    @RegisterExtension
    static final MigratedCluster CLUSTER = new MigratedCluster();

    private static final ModuleTable TABLE = ModuleTable.read();

    @Test
    void refusesAForeignKeyAcrossSchemas() throws SQLException {
        assertThat(after("""
                alter table graph.follow add constraint follow_account_id_fkey
                  foreign key (account_id) references accounts.account
                """))
                .containsExactly(new Violation(
                        "graph.follow (constraint follow_account_id_fkey)",
                        "a foreign key of module graph to accounts.account of module accounts",
                        "keep the id in a plain column; when its row goes, listen to the event of module accounts"));
    }

    @Test
    void refusesTablesOutsideOfTheModules() throws SQLException {
        assertThat(after("""
                create schema sideways;
                create table sideways.thing (id bigint)
                """))
                .containsExactly(
                        new Violation(
                                "schema sideways",
                                "no module of the module table owns it",
                                "write the module's line in architecture-tests/modules.yml, or drop the schema"),
                        new Violation(
                                "sideways.thing",
                                "it is in a schema that no module owns",
                                "name the module's schema in its migration: create table <module>.thing"));
    }

    @Test
    void missesTheSchemaOfAModule() throws SQLException {
        assertThat(after("drop schema moderation_api cascade"))
                .contains(new Violation(
                        "schema moderation_api",
                        "module moderation of the module table has no such schema in the database",
                        "make it, with its role and grants, in a migration of db/migration/platform"));
    }

    @Test
    void refusesTablesThatARoleOfAModuleOwns() throws SQLException {
        assertThat(after("""
                grant stoa_graph to stoa_owner with set true;
                grant create on schema graph to stoa_graph;
                create table graph.planted (id bigint);
                alter table graph.planted owner to stoa_graph
                """))
                .containsExactly(
                        new Violation(
                                "graph.planted",
                                "module graph's table belongs to stoa_graph",
                                "let stoa_owner own it: roles of modules own nothing"),
                        new Violation(
                                "schema graph",
                                "module graph (role stoa_graph) has the right 'create' on what belongs to module graph; the"
                                        + " module table does not allow it",
                                "revoke it: a module reads and writes rows, migrations do the rest"));
    }

    @Test
    void refusesPublishedTablesAndViewsWithoutAVersion() throws SQLException {
        assertThat(after("""
                create table graph_api.planted_v1 (id bigint);
                create view graph_api.follow as select id from graph.follow
                """))
                .containsExactly(
                        new Violation(
                                "graph_api.follow",
                                "module graph publishes a view without a version",
                                "call it follow_v1, so that a change can be a new view beside it"),
                        new Violation(
                                "graph_api.planted_v1",
                                "module graph publishes a table",
                                "keep the table in graph and publish a view of the columns that others need"));
    }

    @Test
    void refusesPublishedFunctionsWithoutAVersion() throws SQLException {
        assertThat(after("""
                create function graph_api.planted() returns bigint language sql as 'select 1';
                revoke execute on function graph_api.planted() from public
                """))
                .containsExactly(new Violation(
                        "function graph_api.planted",
                        "module graph publishes a function without a version",
                        "call it planted_v1, so that a change can be a new function beside it"));
    }

    @Test
    void refusesAPublishedViewOfForeignTables() throws SQLException {
        assertThat(after("""
                create view graph_api.planted_names_v1 as
                select f.id, a.username from graph.follow f join accounts.account a on a.id = f.account_id
                """))
                .containsExactly(new Violation(
                        "graph_api.planted_names_v1",
                        "a view of module graph reads accounts.account of module accounts",
                        "read tables of module graph only, and let whoever asks join the published views"));
    }

    @Test
    void refusesFunctionsThatTheirCallerCanRedirect() throws SQLException {
        assertThat(after("""
                create function graph.planted() returns void language sql security definer as 'delete from graph.follow';
                revoke execute on function graph.planted() from public
                """))
                .containsExactly(new Violation(
                        "function graph.planted",
                        "a function of module graph runs with its owner's rights on names that the caller can redirect",
                        "set search_path = pg_catalog, pg_temp, and write schemas out"));
    }

    @Test
    void refusesGrantsOnForeignTables() throws SQLException {
        var revoke = "revoke it; publish a view in accounts_api if the module may call accounts";
        assertThat(after("""
                grant select on accounts.account to stoa_graph;
                grant select (email) on accounts.login to stoa_graph;
                grant execute on function statuses_api.shown_v1(bigint, bigint[]) to stoa_graph;
                grant usage on schema timelines_api to stoa_graph;
                grant truncate on graph.follow to stoa_graph
                """))
                .containsExactly(
                        new Violation(
                                "column accounts.login.email",
                                "module graph (role stoa_graph) has the right 'select' on what belongs to module accounts; the"
                                        + " module table does not allow it",
                                revoke),
                        new Violation(
                                "function statuses_api.shown_v1",
                                "module graph (role stoa_graph) has the right 'execute' on what belongs to module statuses; the"
                                        + " module table does not allow it",
                                "revoke it; publish a view in statuses_api if the module may call statuses"),
                        new Violation(
                                "schema timelines_api",
                                "module graph (role stoa_graph) has the right 'usage' on what belongs to module timelines; the"
                                        + " module table does not allow it",
                                "revoke it; publish a view in timelines_api if the module may call timelines"),
                        new Violation(
                                "table accounts.account",
                                "module graph (role stoa_graph) has the right 'select' on what belongs to module accounts; the"
                                        + " module table does not allow it",
                                revoke),
                        new Violation(
                                "table graph.follow",
                                "module graph (role stoa_graph) has the right 'truncate' on what belongs to module graph; the"
                                        + " module table does not allow it",
                                "revoke it: a module reads and writes rows, migrations do the rest"));
    }

    @Test
    void refusesGrantsToEverybody() throws SQLException {
        assertThat(after("grant select on graph.follow to public"))
                .containsExactly(new Violation(
                        "table graph.follow",
                        "everybody has the right 'select' on what belongs to module graph",
                        "revoke select from public, and grant it to the roles of modules by name"));
    }

    @Test
    void missesGrantsThatTheModuleTableAllows() throws SQLException {
        assertThat(after("revoke select on graph_api.follow_v1 from stoa_timelines"))
                .containsExactly(new Violation(
                        "table graph_api.follow_v1",
                        "module timelines lacks the right 'select', which the module table gives it",
                        "grant select to stoa_timelines in a migration"));
    }

    @Test
    void refusesRolesThatHaveMoreThanGrants() throws SQLException {
        assertThat(after("""
                create role stoa_sideways;
                alter role stoa_graph login;
                grant stoa_accounts to stoa_graph
                """))
                .containsExactly(
                        new Violation(
                                "role stoa_graph",
                                "it may log in, or has an attribute that no grant limits",
                                "alter role stoa_graph nologin, without superuser, createrole, createdb, replication or"
                                        + " bypassrls"),
                        new Violation(
                                "role stoa_graph",
                                "module graph has all rights of stoa_accounts",
                                "revoke stoa_accounts from stoa_graph"),
                        new Violation(
                                "role stoa_sideways",
                                "it is the role of no module",
                                "write the module's line in architecture-tests/modules.yml, or drop the role"));
    }

    /** What the statements add to the violations that there are without them. */
    private static List<Violation> after(String ddl) throws SQLException {
        var found = new ArrayList<>(check(ddl));
        found.removeAll(check("select"));
        return found;
    }

    private static List<Violation> check(String ddl) throws SQLException {
        var catalogue = PlantedDdl.read(CLUSTER.addresses().ownerDirect(), ddl);
        return Stream.concat(
                        new CatalogueRules(TABLE).check(catalogue).stream(),
                        new GrantRules(TABLE).check(catalogue).stream())
                .toList();
    }
}
