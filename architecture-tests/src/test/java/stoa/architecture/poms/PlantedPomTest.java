package stoa.architecture.poms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stoa.architecture.PlantedModules;
import stoa.architecture.Violation;

/** The rules about poms bite. */
final class PlantedPomTest {
    private static final PomRules RULES = new PomRules(PlantedModules.table());

    @Test
    void acceptsAPomThatNamesWhatItsModuleMayCall() {
        assertThat(RULES.module(PlantedModules.UPPER, pom("modules/upper/pom.xml", """
                <dependencies>
                  <dependency><groupId>stoa</groupId><artifactId>lower</artifactId></dependency>
                  <dependency><groupId>stoa</groupId><artifactId>db</artifactId><scope>test</scope></dependency>
                  <dependency><groupId>org.jooq</groupId><artifactId>jooq</artifactId></dependency>
                </dependencies>""")))
                .isEmpty();
    }

    @Test
    void refusesADependencyAgainstTheTable() {
        assertThat(RULES.module(PlantedModules.LOWER, pom("modules/lower/pom.xml", """
                <dependencies>
                  <dependency>
                    <groupId>stoa</groupId>
                    <artifactId>upper</artifactId>
                  </dependency>
                  <dependency><groupId>stoa</groupId><artifactId>upper</artifactId><scope>test</scope></dependency>
                </dependencies>""")))
                .containsExactly(against(3, "compile"), against(7, "test"));
    }

    @Test
    void missesADependencyThatTheTableHas() {
        assertThat(RULES.module(PlantedModules.UPPER, pom("modules/upper/pom.xml", "")))
                .containsExactly(new Violation(
                        "modules/upper/pom.xml",
                        "module upper may call lower, but its pom does not name it",
                        "add the dependency, or take lower out of its may_call in architecture-tests/modules.yml"));
    }

    @Test
    void comparesTheReactorBothWays() {
        assertThat(RULES.reactor(pom("modules/pom.xml", """
                <modules>
                  <module>lower</module>
                  <module>sideways</module>
                </modules>
                <dependencies>
                  <dependency><groupId>stoa</groupId><artifactId>lower</artifactId></dependency>
                </dependencies>""")))
                .containsExactly(
                        new Violation(
                                "modules/pom.xml",
                                "module upper of the module table is not built",
                                "add <module>upper</module>, or remove it from architecture-tests/modules.yml"),
                        new Violation(
                                "modules/pom.xml:4",
                                "module sideways is built, but the module table does not have it",
                                "write its line in architecture-tests/modules.yml, with a decision record"),
                        new Violation(
                                "modules/pom.xml:7",
                                "every module would depend on lower",
                                "name it in the poms of the modules that may call it"));
    }

    @Test
    void keepsLoadApart() {
        assertThat(RULES.alone("load", pom("load/pom.xml", """
                <dependencies>
                  <dependency><groupId>stoa</groupId><artifactId>lower</artifactId></dependency>
                </dependencies>""")))
                .containsExactly(new Violation(
                        "load/pom.xml:3",
                        "load/ depends on lower, but it uses nothing else of ours",
                        "remove the dependency"));
    }

    private static Violation against(int line, String scope) {
        return new Violation(
                "modules/lower/pom.xml:" + line,
                "module lower depends on upper (scope " + scope + "), which it may not call (it may call no module)",
                "remove the dependency; if the direction is right, change architecture-tests/modules.yml, with a decision"
                        + " record");
    }

    private static Pom pom(String path, String body) {
        return Pom.parse(path, "<project>\n" + body + "\n</project>");
    }
}
