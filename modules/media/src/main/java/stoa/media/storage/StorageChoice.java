package stoa.media.storage;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;

/** Which storage the configuration means: a bucket where one is named, else a folder. */
@Factory
final class StorageChoice {

    @Bean(preDestroy = "close")
    @Singleton
    Storage storage(S3Config s3, @Value("${stoa.media.folder:.stoa/media}") String folder) throws IOException {
        var bucket = s3.bucket();
        return bucket == null || bucket.isBlank() ? new FolderStorage(Path.of(folder)) : new S3Storage(s3, bucket);
    }
}
