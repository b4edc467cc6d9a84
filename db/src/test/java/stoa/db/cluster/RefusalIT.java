package stoa.db.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences for directories that cannot be used. */
final class RefusalIT {
    @TempDir
    Path folder;

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> EmbeddedCluster.start(ClusterConfig.throwaway(file)))
                .isInstanceOf(ClusterException.class)
                .hasMessage(file + " is a file: choose a directory for the data.");
    }

    @Test
    void refusesTheDataOfAnotherMajorVersion() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("primary")).resolve("PG_VERSION"), "14\n");
        Secrets.create(folder);
        assertThatThrownBy(() -> EmbeddedCluster.start(ClusterConfig.throwaway(folder)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("was written by PostgreSQL 14, and this Stoa brings PostgreSQL 18");
    }

    @Test
    void refusesDataWithoutItsPasswords() throws IOException {
        Files.createDirectory(folder.resolve("primary"));
        assertThatThrownBy(() -> EmbeddedCluster.start(ClusterConfig.throwaway(folder)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("secrets.properties, are missing");
        assertThat(EmbeddedCluster.attach(folder)).isEmpty();
    }

    @Test
    void saysWhatPostgresqlSaysWhenItDoesNotStart() {
        ClusterConfig config =
                ClusterConfig.throwaway(folder).withSettings(java.util.Map.of("shared_buffers", "a lot"));
        assertThatThrownBy(() -> EmbeddedCluster.start(config))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("primary does not start")
                .hasMessageContaining("primary.log");
    }

    @Test
    void explainsAFullDisk() {
        assertThat(Faults.of(folder, new FileSystemException("x", null, "No space left on device")))
                .hasMessage("The disk that holds " + folder + " is full: free some space and start again.");
    }
}
