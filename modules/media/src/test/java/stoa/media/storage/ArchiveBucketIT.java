package stoa.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.db.archive.ArchiveSettings;

/** The archive of partitions keeps its files in a bucket, too: here, because the server that speaks Amazon's protocol is. */
final class ArchiveBucketIT {
    private static final String NAME = "statuses/status/status_y2025m01-00aa.parquet";

    @TempDir
    private static Path folder;

    private static ObjectStore store;

    @BeforeAll
    static void open() throws IOException {
        store = ObjectStore.start(folder.resolve("store"));
        await().atMost(Duration.ofSeconds(90)).until(store::answers);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static ArchiveSettings settings(Map<String, String> others) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "STOA_ARCHIVE_S3_BUCKET",
                ObjectStore.BUCKET,
                "STOA_ARCHIVE_S3_ENDPOINT",
                store.endpoint().toString(),
                "STOA_ARCHIVE_S3_ACCESS_KEY",
                "key",
                "STOA_ARCHIVE_S3_SECRET_KEY",
                "secret"));
        environment.putAll(others);
        return new ArchiveSettings(environment, folder);
    }

    @Test
    void keepsFetchesAndForgets() throws IOException {
        var content = Files.write(folder.resolve("content"), new byte[3_000_000]);
        try (var storage = settings(Map.of()).storage()) {
            storage.prepare(true);
            assertThatThrownBy(() -> storage.fetch(NAME, folder)).isInstanceOf(NoSuchFileException.class);
            storage.put(NAME, content);
            Path copy;
            try (var fetched = storage.fetch(NAME, folder)) {
                copy = fetched.file();
                assertThat(copy).hasSameBinaryContentAs(content);
            }
            assertThat(copy).doesNotExist();
            storage.delete(NAME);
            storage.delete(NAME);
            assertThatThrownBy(() -> storage.fetch(NAME, folder)).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void findsThatABucketOrItsServerIsMissing() {
        try (var storage = settings(Map.of("STOA_ARCHIVE_S3_BUCKET", "missing")).storage()) {
            assertThatThrownBy(() -> storage.prepare(true)).isInstanceOf(IOException.class);
        }
        try (var storage = settings(Map.of("STOA_ARCHIVE_S3_ENDPOINT", "http://127.0.0.1:9"))
                .storage()) {
            assertThatThrownBy(() -> storage.prepare(false)).isInstanceOf(IOException.class);
        }
    }
}
