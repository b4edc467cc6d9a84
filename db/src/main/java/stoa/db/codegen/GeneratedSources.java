package stoa.db.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A module's folder of generated sources and the stamp that says from what they were made. */
record GeneratedSources(Path folder) {
    private static final String STAMP = ".stamp";

    boolean isFrom(String fingerprint) throws IOException {
        try {
            return Files.readString(folder.resolve(STAMP)).equals(fingerprint);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Makes the folder equal to the draft. Files that are the same stay untouched, so that the compiler sees only what
     * changed; files that the draft lacks go.
     */
    void replaceWith(Path draft, String fingerprint) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve(STAMP));
        for (Path old : files(folder)) {
            if (!Files.exists(draft.resolve(folder.relativize(old)))) {
                Files.delete(old);
            }
        }
        for (Path fresh : files(draft)) {
            Path file = folder.resolve(draft.relativize(fresh));
            if (!Files.exists(file) || Files.mismatch(fresh, file) >= 0) {
                Files.createDirectories(file.resolveSibling("."));
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        deleteEmptyFolders();
        Files.writeString(folder.resolve(STAMP), fingerprint);
    }

    static void delete(Path tree) throws IOException {
        for (Path path : walk(tree)) {
            Files.deleteIfExists(path);
        }
    }

    private void deleteEmptyFolders() throws IOException {
        for (Path path : walk(folder)) {
            if (Files.isDirectory(path) && !path.equals(folder)) {
                try (Stream<Path> entries = Files.list(path)) {
                    if (entries.findAny().isPresent()) {
                        continue;
                    }
                }
                Files.delete(path);
            }
        }
    }

    private static List<Path> files(Path tree) throws IOException {
        return walk(tree).stream().filter(Files::isRegularFile).toList();
    }

    /** Deepest first. */
    private static List<Path> walk(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }
}
