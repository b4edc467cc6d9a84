package stoa.architecture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.architecture.ModuleTable;
import stoa.architecture.PlantedModules;
import stoa.architecture.Violation;

/** The rules about SQL bite. */
final class PlantedSqlTest {
    private static final SqlRules RULES = new SqlRules(PlantedModules.table());
    private static final String FILE = "modules/upper/src/main/java/planted/upper/Sql.java";

    @Test
    void refusesGeneratedTablesOfAForeignSchema() {
        assertThat(RULES.generated(PlantedModules.UPPER, "sql", List.of("lower", "lower_api", "upper")))
                .containsExactly(new Violation(
                        "sql/lower",
                        "module upper compiles against tables of lower, which it may not name"
                                + " (it may name lower_api, upper, upper_api)",
                        "generate from what the module table allows: see stoa.db.codegen.TableGenerator"));
    }

    @Test
    void refusesPlainSqlOnAForeignTable() {
        assertThat(RULES.java(PlantedModules.UPPER, FILE, """
                class Sql {
                    // select * from lower.comment
                    String one = "select 1 from lower.thing";
                    String many = ""\"
                            select thing.id
                            from \\"lower\\".\\"thing\\"
                            ""\";
                    Name name = DSL.name("lower", "thing");
                }
                """))
                .containsExactly(names(3, "lower.thing"), names(6, "lower.thing"), names(8, "the schema lower"));
    }

    @Test
    void saysThatALowerModuleMayNotEvenCall() {
        assertThat(RULES.java(PlantedModules.LOWER, "Sql.java", "String sql = \"select 1 from upper_api.thing_v1\";"))
                .containsExactly(new Violation(
                        "Sql.java:1",
                        "plain SQL of module lower names upper_api.thing_v1 of module upper",
                        "module lower may not call upper: let upper call down or listen to an event"));
    }

    @Test
    void letsPublishedViewsOwnTablesAndOtherWordsPass() {
        assertThat(RULES.java(PlantedModules.UPPER, FILE, """
                String view = "select 1 from lower_api.thing_v1 join upper.thing on true";
                String key = "stoa.lower.confirm";
                String path = "/api/v1/lower.json";
                String prose = "Go lower. Then rest.";
                char quote = '"';
                String alias = DSL.name("low", "thing");
                """)).isEmpty();
    }

    @Test
    void refusesSqlFilesOnAForeignTable() {
        assertThat(RULES.resource(PlantedModules.UPPER, "top.sql", "select 1\nfrom lower.thing -- lower.comment"))
                .containsExactly(new Violation(
                        "top.sql:2",
                        "plain SQL of module upper names lower.thing of module lower",
                        "read a published view in lower_api, or call the API of lower"));
    }

    @Test
    void refusesMigrationsOfAForeignSchema() {
        assertThat(RULES.migration("upper", "upper/V1__things.sql", """
                -- Like lower.thing.
                create table upper.thing (id bigint default platform.timestamp_id());
                alter table lower.thing add column upper bigint;
                create view upper_api.thing_v1 as select id from upper.thing;
                """))
                .containsExactly(new Violation(
                        "upper/V1__things.sql:3",
                        "a migration of module upper names lower.thing of module lower",
                        "change lower in db/migration/lower; keep a foreign id without a foreign key, and join published"
                                + " views at run time"));
        assertThat(RULES.migration("sideways", "sideways/V1__things.sql", ""))
                .containsExactly(new Violation(
                        "sideways/V1__things.sql",
                        "sideways is the schema of no module",
                        "put it into the folder of the schema that it changes"));
    }

    @Test
    void letsFunctionsReadWhatTheCodeOfTheirModuleMay() {
        assertThat(RULES.migration("upper", "upper/R__page.sql", """
                create or replace function upper.page() returns bigint language plpgsql as $$
                begin
                    perform id from lower_api.thing_v1;
                    return (select id from lower.thing);
                end $$;
                """))
                .containsExactly(new Violation(
                        "upper/R__page.sql:4",
                        "a migration of module upper names lower.thing of module lower",
                        "change lower in db/migration/lower; keep a foreign id without a foreign key, and join published"
                                + " views at run time"));
    }

    @Test
    void givesAllModulesTheFunctionsOfPlatformButNotItsTables() {
        assertThat(new SqlRules(ModuleTable.read()).migration("graph", "graph/V1__tie.sql", """
                create table graph.tie (
                    id      bigint default platform.timestamp_id(),
                    job_id  bigint references platform.job);
                """))
                .containsExactly(new Violation(
                        "graph/V1__tie.sql:3",
                        "a migration of module graph names platform.job of module platform",
                        "change platform in db/migration/platform; keep a foreign id without a foreign key, and join"
                                + " published views at run time"));
    }

    private static Violation names(int line, String what) {
        return new Violation(
                FILE + ":" + line,
                "plain SQL of module upper names " + what + " of module lower",
                "read a published view in lower_api, or call the API of lower");
    }
}
