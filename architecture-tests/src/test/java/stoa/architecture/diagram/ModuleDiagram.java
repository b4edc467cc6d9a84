package stoa.architecture.diagram;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import stoa.db.manifest.Manifest;
import stoa.db.manifest.ModuleEntry;

/**
 * The module table as a Mermaid flowchart between two marks. A module that all others may call, and one that may call all
 * others, is drawn once beside the rest instead of with an arrow for each.
 */
record ModuleDiagram(Manifest manifest) {
    private static final String BEGIN = "<!-- modules:begin -->";
    private static final String END = "<!-- modules:end -->";
    private static final String REST = "modules";
    private static final Pattern BLOCK =
            Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);

    /** The block to paste, marks included. */
    String block() {
        return BEGIN + "\n```mermaid\n" + flowchart() + "```\n" + END;
    }

    /** The block that a text has. */
    static Optional<String> find(String text) {
        return BLOCK.matcher(text).results().map(match -> match.group()).findFirst();
    }

    private String flowchart() {
        var bottom = manifest.modules().stream().filter(this::isCalledByAll).findFirst();
        var top = manifest.modules().stream().filter(this::callsAll).findFirst();
        var rest = manifest.modules().stream()
                .filter(module -> !Optional.of(module).equals(bottom)
                        && !Optional.of(module).equals(top))
                .toList();
        var lines = Stream.of(
                        Stream.of("flowchart TD"),
                        top.stream().map(module -> "  " + node(module)),
                        Stream.of("  subgraph " + REST + "[\" \"]"),
                        rest.reversed().stream().map(module -> "    " + node(module)),
                        rest.reversed().stream().flatMap(module -> arrows(module, rest)),
                        Stream.of("  end"),
                        bottom.stream().map(module -> "  " + node(module)),
                        top.stream().map(module -> "  " + id(module.name()) + " --> " + REST),
                        bottom.stream().map(module -> "  " + REST + " --> " + id(module.name())))
                .flatMap(part -> part);
        return String.join("\n", lines.toList()) + "\n";
    }

    private boolean isCalledByAll(ModuleEntry module) {
        return manifest.modules().size() > 1
                && manifest.modules().stream()
                        .allMatch(
                                other -> other.equals(module) || other.mayCall().contains(module.name()));
    }

    private boolean callsAll(ModuleEntry module) {
        return manifest.modules().size() > 1
                && module.mayCall().size() == manifest.modules().size() - 1;
    }

    private static String node(ModuleEntry module) {
        return id(module.name()) + "[\"<b>" + module.name() + "</b><br/>"
                + module.owns().replace("\"", "#quot;") + "\"]";
    }

    /** Mermaid does not take a word of its own, such as graph, as a name. */
    private static String id(String module) {
        return "m_" + module;
    }

    private static Stream<String> arrows(ModuleEntry module, List<ModuleEntry> drawn) {
        return drawn.stream()
                .filter(callee -> module.mayCall().contains(callee.name()))
                .map(callee -> "    " + id(module.name()) + " --> " + id(callee.name()));
    }
}
