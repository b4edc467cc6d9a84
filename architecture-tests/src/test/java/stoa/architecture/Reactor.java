package stoa.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of the build. */
public record Reactor(Path root) {

    /** The one that this test runs in. */
    public static Reactor current() {
        var root = System.getProperty("stoa.root");
        if (root != null) {
            return new Reactor(Path.of(root));
        }
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(new Reactor(folder).moduleTable())) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("Run this inside Stoa's source tree, or set -Dstoa.root=<its folder>.");
        }
        return new Reactor(folder);
    }

    public Path moduleTable() {
        return root.resolve("architecture-tests/modules.yml");
    }

    public Path module(String name) {
        return root.resolve("modules").resolve(name);
    }

    /** Paths as they are written in messages: relative to the root, with slashes. */
    public String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** The regular files below a folder, in order; none where the folder is absent. */
    public static List<Path> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
