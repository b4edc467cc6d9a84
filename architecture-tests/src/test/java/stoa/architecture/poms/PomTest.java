package stoa.architecture.poms;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stoa.architecture.ModuleTable;
import stoa.architecture.Reactor;
import stoa.architecture.Violation;

/** The reactor and its poms keep to the module table. */
final class PomTest {
    private static final Reactor REACTOR = Reactor.current();
    private static final PomRules RULES = new PomRules(ModuleTable.read());

    @Test
    void theReactorListsTheModulesOfTheTable() {
        Violation.assertNone(RULES.reactor(pom(REACTOR.root().resolve("modules"))));
    }

    @Test
    void eachPomNamesWhatItsModuleMayCall() {
        Violation.assertNone(RULES.table().modules().stream()
                .flatMap(module -> RULES.module(module, pom(REACTOR.module(module.name()))).stream())
                .toList());
    }

    @Test
    void dbAndLoadStandAlone() {
        Violation.assertNone(Stream.of("db", "load")
                .filter(part -> Files.exists(REACTOR.root().resolve(part).resolve("pom.xml")))
                .flatMap(part -> RULES.alone(part, pom(REACTOR.root().resolve(part))).stream())
                .toList());
    }

    private static Pom pom(Path folder) {
        var file = folder.resolve("pom.xml");
        return Pom.parse(REACTOR.name(file), Reactor.text(file));
    }
}
