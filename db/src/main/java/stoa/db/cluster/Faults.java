package stoa.db.cluster;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Sentences for what goes wrong with disks and folders. */
final class Faults {
    private Faults() {}

    static ClusterException of(Path data, IOException e) {
        String message = String.valueOf(e.getMessage());
        if (saysDiskFull(message)) {
            return diskFull(data);
        }
        if (e instanceof AccessDeniedException || message.contains("Permission denied")) {
            return new ClusterException(
                    "Stoa may not write to " + message + ": give its user the folder, or choose another one.", e);
        }
        if (message.contains("Read-only file system")) {
            return new ClusterException(data + " is on a read-only file system: choose another data directory.", e);
        }
        return new ClusterException("The data directory " + data + " cannot be used: " + e + ".", e);
    }

    /** In the words of the operating system, and of PostgreSQL where a write came out short. */
    static boolean saysDiskFull(String text) {
        return text.contains("No space left on device") || text.contains("Check free disk space");
    }

    static ClusterException diskFull(Path path) {
        return new ClusterException("The disk that holds " + path + " is full: free some space and start again.");
    }
}
