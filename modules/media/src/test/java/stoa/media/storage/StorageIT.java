package stoa.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.media.processing.FileType;

/** A folder and a bucket do the same. */
final class StorageIT {
    @TempDir
    private static Path folder;

    private static ObjectStore store;
    private static Storage bucket;

    @BeforeAll
    static void open() throws IOException {
        store = ObjectStore.start(folder.resolve("store"));
        await().atMost(Duration.ofSeconds(90)).until(store::answers);
        bucket = bucketAt(store.endpoint());
    }

    @AfterAll
    static void close() {
        bucket.close();
        store.close();
    }

    private static Storage bucketAt(URI endpoint) throws IOException {
        return new S3Storage(
                new S3Config(
                        ObjectStore.BUCKET, endpoint, "us-east-1", "key", "secret", null, true, Duration.ofSeconds(10)),
                ObjectStore.BUCKET);
    }

    static Stream<Storage> storages() {
        return Stream.of(new FolderStorage(folder.resolve("folder")), bucket);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void keepsReadsAndForgets(Storage storage) throws IOException {
        var content = Files.writeString(Files.createTempFile(folder, "content", ""), "0123456789");
        var name = ObjectName.of(12, content, FileType.PNG);
        assertThat(storage.find(name)).isEmpty();
        storage.put(name, content, "image/png");
        storage.put(name, content, "image/png");
        var found = storage.find(name).orElseThrow();
        assertThat(found.size()).isEqualTo(10);
        assertThat(text(found, 0, 10)).isEqualTo("0123456789");
        assertThat(text(found, 3, 4)).isEqualTo("3456");
        assertThat(text(found, 9, 1)).isEqualTo("9");
        storage.delete(name);
        assertThat(storage.find(name)).isEmpty();
        storage.delete(name);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void knowsOnlyNamesOfItsOwn(Storage storage) {
        assertThatThrownBy(() -> storage.find("../secrets.properties")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage.delete("1/../../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsWhereTheStoreIsGone() throws IOException {
        try (var gone = bucketAt(URI.create("http://127.0.0.1:1"))) {
            assertThatThrownBy(() -> gone.find(ObjectName.incoming()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("the object storage failed");
        }
    }

    private static String text(Storage.StoredObject object, long from, long length) throws IOException {
        try (var stream = object.read(from, length)) {
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
