package stoa.db.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Held while a cluster runs on its data directory. The operating system releases it with the process, however that
 * ends.
 */
final class ClusterLock implements AutoCloseable {
    private static final String FILE = "cluster.lock";
    // Closing any channel of a file drops all locks that the process has on it (POSIX), so within this process the
    // file must not be opened a second time; this set is asked first.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path data;
    private final FileChannel channel;

    private ClusterLock(Path data, FileChannel channel) {
        this.data = data;
        this.channel = channel;
    }

    static ClusterLock acquire(Path data) throws IOException {
        if (!HELD.add(data)) {
            throw inUse(data);
        }
        @Nullable FileChannel channel = null;
        try {
            channel = open(data);
            // A second process that attaches holds the lock, shared, for an instant.
            Polling deadline = Polling.within(Duration.ofMillis(300));
            while (tryLock(channel, false) == null) {
                if (!deadline.again()) {
                    throw inUse(data);
                }
            }
            return new ClusterLock(data, channel);
        } catch (IOException | RuntimeException e) {
            HELD.remove(data);
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    static boolean isHeld(Path data) throws IOException {
        if (HELD.contains(data)) {
            return true;
        }
        if (!Files.exists(data.resolve(FILE))) {
            return false;
        }
        try (FileChannel channel = open(data);
                FileLock lock = tryLock(channel, true)) {
            return lock == null;
        }
    }

    private static FileChannel open(Path data) throws IOException {
        return FileChannel.open(
                data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static ClusterException inUse(Path data) {
        return new ClusterException("Another Stoa already runs on the data directory " + data
                + ": stop it first, or give this one a directory of its own.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(data);
    }
}
