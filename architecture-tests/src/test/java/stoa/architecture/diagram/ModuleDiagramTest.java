package stoa.architecture.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stoa.architecture.ModuleTable;
import stoa.architecture.Reactor;
import stoa.db.manifest.Manifest;
import stoa.db.manifest.ModuleEntry;

final class ModuleDiagramTest {
    private static final Reactor REACTOR = Reactor.current();

    @Test
    void isTheOneInTheReadme() {
        var wanted = new ModuleDiagram(ModuleTable.read().manifest()).block();
        var readmes = Stream.of("README.md", "architecture-tests/README.md")
                .map(REACTOR.root()::resolve)
                .filter(Files::exists)
                .filter(file -> ModuleDiagram.find(Reactor.text(file)).isPresent())
                .toList();
        assertThat(readmes)
                .as("README.md or architecture-tests/README.md must have this block:\n\n%s\n\n", wanted)
                .isNotEmpty();
        assertThat(readmes)
                .allSatisfy(file -> assertThat(ModuleDiagram.find(Reactor.text(file)))
                        .as(
                                "%s does not show the module table any more. Replace its block with:\n\n%s\n\n",
                                REACTOR.name(file), wanted)
                        .contains(wanted));
    }

    @Test
    void drawsWhatAllCallAndWhatCallsAllOnce() {
        var table = new Manifest(List.of(
                module("tools"),
                module("low", "tools"),
                module("high", "tools", "low"),
                module("main", "tools", "low", "high")));
        assertThat(new ModuleDiagram(table).block()).isEqualTo("""
                <!-- modules:begin -->
                ```mermaid
                flowchart TD
                  m_main["<b>main</b><br/>what main owns"]
                  subgraph modules[" "]
                    m_high["<b>high</b><br/>what high owns"]
                    m_low["<b>low</b><br/>what low owns"]
                    m_high --> m_low
                  end
                  m_tools["<b>tools</b><br/>what tools owns"]
                  m_main --> modules
                  modules --> m_tools
                ```
                <!-- modules:end -->""");
    }

    @Test
    void drawsEveryArrowWhereNoModuleIsForAll() {
        var table = new Manifest(List.of(module("one"), module("two"), module("three", "one"), module("four", "two")));
        assertThat(new ModuleDiagram(table).block())
                .contains("    m_four --> m_two\n    m_three --> m_one\n  end\n```")
                .doesNotContain("--> modules");
    }

    @Test
    void noticesAnOutdatedBlock() {
        var diagram = new ModuleDiagram(new Manifest(List.of(module("one"))));
        var readme = "# Stoa\n\n" + diagram.block().replace("one", "old") + "\n\nMore.\n";
        assertThat(ModuleDiagram.find(readme)).isPresent().isNotEqualTo(Optional.of(diagram.block()));
        assertThat(ModuleDiagram.find("# Stoa\n\n" + diagram.block() + "\n")).contains(diagram.block());
        assertThat(ModuleDiagram.find("# Stoa\n")).isEmpty();
    }

    private static ModuleEntry module(String name, String... mayCall) {
        return new ModuleEntry(name, Optional.of(name), "what " + name + " owns", List.of(mayCall), List.of());
    }
}
