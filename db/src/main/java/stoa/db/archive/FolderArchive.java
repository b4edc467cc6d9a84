package stoa.db.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files in a folder. A marker in it tells the folder from the mount point of a disk that is not there, on which nothing is to be
 * written.
 */
public final class FolderArchive implements ArchiveStorage {
    private static final String MARKER = ".stoa-archive";

    private final Path root;

    public FolderArchive(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void prepare(boolean first) throws IOException {
        var marker = root.resolve(MARKER);
        if (Files.exists(marker)) {
            return;
        }
        if (!first) {
            throw new NoSuchFileException("the folder of the archive, " + root + ", is not there, or is another one");
        }
        Files.createDirectories(root);
        Files.createFile(marker);
    }

    @Override
    public void put(String name, Path file) throws IOException {
        prepare(false);
        var target = file(name);
        var folder = target.resolveSibling("").toAbsolutePath();
        Files.createDirectories(folder);
        var written = Files.createTempFile(folder, ".", ".part");
        try {
            Files.copy(file, written, StandardCopyOption.REPLACE_EXISTING);
            try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } finally {
            Files.deleteIfExists(written);
        }
    }

    @Override
    public Fetched fetch(String name, Path work) throws IOException {
        var file = file(name);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return new Fetched(file, false);
    }

    @Override
    public void delete(String name) throws IOException {
        prepare(false);
        Files.deleteIfExists(file(name));
    }

    private Path file(String name) {
        var file = root.resolve(name).normalize();
        if (!file.startsWith(root)) {
            throw new IllegalArgumentException("no name of an object: " + name);
        }
        return file;
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
