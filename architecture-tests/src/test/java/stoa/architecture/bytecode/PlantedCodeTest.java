package stoa.architecture.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import stoa.architecture.PlantedModules;
import stoa.architecture.Violation;

/** The rules about classes bite, and say where, what and what to do instead. */
final class PlantedCodeTest {
    private static final Code PLANTED =
            new Code(PlantedModules.table(), new ClassFileImporter().importPackages("planted"));

    @Test
    void refusesAnImportOfAnotherModulesSlice() {
        assertThat(new ImportRule().check(PLANTED))
                .contains(new Violation(
                        "planted.upper.browsing.Browser (Browser.java:23)",
                        "module upper uses planted.lower.reading.Reader, which is inside module lower",
                        "use what planted.lower offers, or add to that API what is missing"));
    }

    @Test
    void refusesAModuleThatMayNotBeCalled() {
        assertThat(new ImportRule().check(PLANTED))
                .contains(new Violation(
                        "planted.lower.posting.Poster (Poster.java:15)",
                        "module lower uses planted.upper.UpperThings of module upper, which it may not call"
                                + " (it may call no module)",
                        "let upper call down or listen to an event of lower; or change"
                                + " architecture-tests/modules.yml, with a decision record"));
    }

    @Test
    void refusesAnotherModulesGeneratedTable() {
        assertThat(new ImportRule().check(PLANTED))
                .contains(new Violation(
                        "planted.upper.browsing.Browser (Browser.java:27)",
                        "module upper uses planted.lower.sql.lower.tables.Row, a generated table of module lower",
                        "read a published view (lower_api.…_v1), whose table is generated in planted.upper.sql, or call"
                                + " the API in planted.lower"));
    }

    @Test
    void refusesWhatIsInNoModule() {
        assertThat(new ImportRule().check(PLANTED))
                .contains(
                        new Violation(
                                "planted.upper.browsing.Browser (Browser.java:31)",
                                "module upper uses planted.elsewhere.Stray, which is in no module",
                                "move it into a module that upper may call"),
                        new Violation(
                                "planted.upper.browsing.Browser (Browser.java:35)",
                                "module upper uses planted.db.Cluster, which is in no module",
                                "inject planted.platform.database.Database; only app starts and migrates databases"));
    }

    @Test
    void keepsDbAndLoadApartFromTheModules() {
        assertThat(new ImportRule().check(PLANTED))
                .contains(
                        new Violation(
                                "planted.db.Cluster (Cluster.java:14)",
                                "db/ uses planted.lower.LowerThings, but it imports nothing else of ours",
                                "move what it needs into db/"),
                        new Violation(
                                "planted.load.Scenario (Scenario.java:10)",
                                "load/ uses planted.lower.LowerThings, but it imports nothing else of ours",
                                "speak HTTP and SQL to the server"));
    }

    @Test
    void letsAModuleUseTheApiOfWhatItMayCall() {
        assertThat(new ImportRule().check(PLANTED))
                .hasSize(7)
                .noneMatch(violation -> violation.where().startsWith("planted.upper")
                        && violation.what().contains("LowerThings"));
    }

    @Test
    void refusesCyclesOfModulesAndOfSlices() {
        var upwards =
                "call down and answer up with an event, or let the lower module declare an interface that the upper"
                        + " one implements";
        var sideways = "move what both need into the slice that is used by the other, or into the base package as API";
        assertThat(new CycleRule().check(PLANTED))
                .containsExactly(
                        new Violation(
                                "planted.lower.posting.Poster (Poster.java:15)",
                                "the modules form a cycle, lower → upper → lower: planted.lower.posting.Poster"
                                        + " (Poster.java:15) uses planted.upper.UpperThings;"
                                        + " planted.upper.browsing.Browser (Browser.java:19) uses"
                                        + " planted.lower.LowerThings",
                                upwards),
                        new Violation(
                                "planted.lower.posting.Poster (Poster.java:11)",
                                "the slices of module lower form a cycle, posting → reading → posting:"
                                        + " planted.lower.posting.Poster (Poster.java:11) uses"
                                        + " planted.lower.reading.Reader; planted.lower.reading.Reader (Reader.java:10)"
                                        + " uses planted.lower.posting.Poster",
                                sideways),
                        new Violation(
                                "planted.upper.browsing.Browser (Browser.java:19)",
                                "the slices of module upper form a cycle, browsing → the base package → browsing:"
                                        + " planted.upper.browsing.Browser (Browser.java:19) uses"
                                        + " planted.upper.UpperThings; planted.upper.UpperThings (UpperThings.java:8)"
                                        + " uses planted.upper.browsing.Browser",
                                sideways));
    }

    @Test
    void refusesEndpointsForNobodyInParticular() {
        assertThat(new AccessRule().check(PLANTED))
                .containsExactly(
                        new Violation(
                                "planted.upper.browsing.BrowsingController (BrowsingController.java:20)",
                                "the endpoint BrowsingController.unsaid of module upper does not say who may call it",
                                "annotate it with @Access, such as @Access(value = Access.By.USER, scope ="
                                        + " \"read:statuses\")"),
                        new Violation(
                                "planted.upper.browsing.BrowsingController (BrowsingController.java:25)",
                                "the error handler BrowsingController.failed of module upper answers beside"
                                        + " platform's, which answers all errors",
                                "throw a stoa.platform.web.Refusal with the sentence that is safe to show"));
    }

    @Test
    void refusesWaysAroundTheActsOfDatabase() {
        assertThat(new StatementRule().check(PLANTED))
                .extracting(Violation::where, Violation::what)
                .containsExactly(
                        in("OwnContext.java:19", "module upper makes a DSLContext of its own"),
                        in("OwnContext.java:23", "module upper makes a DefaultConfiguration of its own"),
                        in("OwnContext.java", "module upper keeps a DSLContext in kept"),
                        in("OwnContext.java:14", "module upper has a DSLContext injected, or passes one on"),
                        in("OwnContext.java:27", "module upper goes past the guard with DSLContext.transaction"));
        assertThat(new StatementRule().check(PLANTED))
                .extracting(Violation::instead)
                .containsOnly(
                        "inject stoa.platform.database.Database and use the DSLContext that its read and write hand"
                                + " to the act");
    }

    @Test
    void refusesMappersThatReflect() {
        assertThat(new MapperRule().check(PLANTED))
                .extracting(Violation::what)
                .containsExactly("maps rows by reflection with SelectSelectStep.fetchInto");
    }

    @Test
    void refusesConnections() {
        assertThat(new ConnectionRule().check(PLANTED))
                .containsExactly(new Violation(
                        "planted.upper.browsing.OwnContext (OwnContext.java:31)",
                        "module upper uses java.sql.Connection, past the routing and the guard",
                        "inject stoa.platform.database.Database; what administers databases belongs into db/"));
    }

    @Test
    void keepsControllersAndStatementsInsideTheirSlice() {
        var smaller = "make it package-private; Micronaut does not mind";
        assertThat(new RoleRule().check(PLANTED))
                .containsExactly(
                        new Violation(
                                "planted.lower.LowerEndpointSql (LowerEndpointSql.java)",
                                "LowerEndpointSql of module lower is public",
                                smaller),
                        new Violation(
                                "planted.lower.LowerEndpointSql (LowerEndpointSql.java)",
                                "LowerEndpointSql is in the base package of module lower, which is its API",
                                "move it into the slice that it serves"),
                        new Violation(
                                "planted.upper.browsing.BrowsingController (BrowsingController.java)",
                                "BrowsingController of module upper is public",
                                smaller));
    }

    @Test
    void refusesNamesThatSayNothing() {
        assertThat(new NameRule().check(PLANTED))
                .containsExactly(
                        new Violation(
                                "planted.upper.loose.impl",
                                "module upper has a package named after a technical layer",
                                "cut by feature, such as posting, reading, engagement"),
                        new Violation(
                                "planted.upper.loose.impl.BrowserImpl (BrowserImpl.java)",
                                "BrowserImpl of module upper has a name that says nothing",
                                "say what is special about it (CachedAccounts) or what it does (StatusPublisher)"));
    }

    @Test
    void refusesPackagesThatAreNotCheckedForNull() {
        assertThat(new NullMarkedRule().check(PLANTED))
                .containsExactly(
                        new Violation(
                                "planted.upper.loose.impl",
                                "a package of module upper that is not checked for null",
                                "add a package-info.java with @org.jspecify.annotations.NullMarked and a sentence on the slice"));
    }

    @Test
    void noticesSourcesThatItDoesNotSee() {
        var sources = List.of(
                "planted/upper/UpperThings.java", "planted/upper/NeverCompiled.java", "planted/lower/Intruder.java");
        assertThat(Product.blindSpots(PLANTED, "modules/upper", sources))
                .containsExactly(
                        new Violation(
                                "modules/upper/src/main/java/planted/upper/NeverCompiled.java",
                                "its class was not imported, so no rule has seen it",
                                "compile it first: mvn -pl architecture-tests -am test"),
                        new Violation(
                                "modules/upper/src/main/java/planted/lower/Intruder.java",
                                "a source of modules/upper that is outside of planted.upper",
                                "move it: its package decides what it may use, and which database role it has"));
    }

    private static Tuple in(String file, String what) {
        return tuple("planted.upper.browsing.OwnContext (" + file + ")", what);
    }
}
