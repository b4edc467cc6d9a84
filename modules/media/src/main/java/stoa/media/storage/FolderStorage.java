package stoa.media.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Objects as files. Several servers may share the folder, where their machines do. */
final class FolderStorage implements Storage {
    private final Path root;

    FolderStorage(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void put(String name, Path content, String contentType) throws IOException {
        var file = file(name);
        var folder = file.resolveSibling("").toAbsolutePath();
        Files.createDirectories(folder);
        var written = Files.createTempFile(folder, ".", ".part");
        try {
            Files.copy(content, written, StandardCopyOption.REPLACE_EXISTING);
            try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    @Override
    public Optional<StoredObject> find(String name) throws IOException {
        var file = file(name);
        try {
            long size = Files.size(file);
            return Optional.of(new StoredFile(file, size));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String name) throws IOException {
        var file = file(name);
        Files.deleteIfExists(file);
        var folder = file.getParent();
        if (folder != null && !folder.endsWith("incoming") && !folder.endsWith("private")) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException notEmpty) {
                // Another object of the same upload is still there.
            }
        }
    }

    private Path file(String name) {
        return root.resolve(ObjectName.checked(name));
    }

    private record StoredFile(Path file, long size) implements StoredObject {
        @Override
        public InputStream read(long from, long length) throws IOException {
            var channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(from);
            return new BoundedStream(Channels.newInputStream(channel), length);
        }
    }
}
