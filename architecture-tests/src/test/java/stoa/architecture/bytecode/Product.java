package stoa.architecture.bytecode;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import stoa.architecture.ModuleTable;
import stoa.architecture.Reactor;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** The compiled product: the modules, db and load, without their tests. */
final class Product {
    private static final Reactor REACTOR = Reactor.current();

    private Product() {}

    static Code read() {
        var table = ModuleTable.read();
        var folders = Stream.concat(
                        table.modules().stream().map(module -> REACTOR.module(module.name())),
                        Stream.of("db", "load").map(REACTOR.root()::resolve))
                .map(folder -> folder.resolve("target/classes"));
        // Load scenarios may be written as tests.
        var all = Stream.concat(folders, Stream.of(REACTOR.root().resolve("load/target/test-classes")))
                .filter(Files::isDirectory)
                .toList();
        return new Code(table, new ClassFileImporter().importPaths(all));
    }

    /** What the rules would not see: sources whose classes were not imported, or are in a package of another module. */
    static List<Violation> blindSpots(Code code) {
        return code.table().modules().stream()
                .flatMap(module -> blindSpots(code, module, sources(module)))
                .toList();
    }

    /**
     * The same for one module.
     *
     * @param sources such as {@code stoa/graph/Relationships.java}
     */
    static Stream<Violation> blindSpots(Code code, ModuleEntry module, List<String> sources) {
        return sources.stream().flatMap(source -> {
            var type = source.substring(0, source.length() - ".java".length()).replace('/', '.');
            var owned = type.startsWith(code.table().base(module) + ".");
            if (owned && code.classes().contain(type)) {
                return Stream.empty();
            }
            return Stream.of(new Violation(
                    "modules/" + module.name() + "/src/main/java/" + source,
                    owned
                            ? "its class was not imported, so no rule has seen it"
                            : "a source of module " + module.name() + " that is outside of "
                                    + code.table().base(module),
                    owned ? "compile the module first" : "move it: its package decides which database role it has"));
        });
    }

    private static List<String> sources(ModuleEntry module) {
        Path folder = REACTOR.module(module.name()).resolve("src/main/java");
        return Reactor.files(folder, ".java").stream()
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .toList();
    }
}
