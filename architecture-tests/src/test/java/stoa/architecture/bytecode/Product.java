package stoa.architecture.bytecode;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import stoa.architecture.ModuleTable;
import stoa.architecture.Reactor;
import stoa.architecture.Violation;

/** The compiled product: the modules, db and load, without their tests. */
final class Product {
    private static final Reactor REACTOR = Reactor.current();
    /** The parts beside the modules. */
    private static final List<String> PARTS = List.of("db", "load");

    private static final String SOURCES = "/src/main/java";

    private Product() {}

    static Code read() {
        var table = ModuleTable.read();
        var folders = folders(table)
                .map(folder -> REACTOR.root().resolve(folder).resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
        return new Code(table, new ClassFileImporter().importPaths(folders));
    }

    /** What the rules would not see: sources whose classes were not imported, or are in a package of another module. */
    static List<Violation> blindSpots(Code code) {
        return folders(code.table())
                .flatMap(folder -> blindSpots(code, folder, sources(folder)))
                .toList();
    }

    /**
     * The same for one folder, whose last name is the name of its module or part.
     *
     * @param folder such as {@code modules/graph}
     * @param sources such as {@code stoa/graph/Relationships.java}
     */
    static Stream<Violation> blindSpots(Code code, String folder, List<String> sources) {
        var base = code.table().root() + "." + folder.substring(folder.lastIndexOf('/') + 1);
        return sources.stream().flatMap(source -> {
            var type = source.substring(0, source.length() - ".java".length()).replace('/', '.');
            var where = folder + SOURCES + "/" + source;
            if (!type.startsWith(base + ".")) {
                return Stream.of(new Violation(
                        where,
                        "a source of " + folder + " that is outside of " + base,
                        "move it: its package decides what it may use, and which database role it has"));
            }
            return code.classes().contain(type)
                    ? Stream.empty()
                    : Stream.of(new Violation(
                            where,
                            "its class was not imported, so no rule has seen it",
                            "compile it first: mvn -pl architecture-tests -am test"));
        });
    }

    private static Stream<String> folders(ModuleTable table) {
        return Stream.concat(table.modules().stream().map(module -> "modules/" + module.name()), PARTS.stream());
    }

    private static List<String> sources(String folder) {
        Path sources = REACTOR.root().resolve(folder + SOURCES);
        return Reactor.files(sources, ".java").stream()
                .map(file -> sources.relativize(file).toString().replace('\\', '/'))
                .toList();
    }
}
