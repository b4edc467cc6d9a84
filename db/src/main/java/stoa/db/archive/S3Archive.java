package stoa.db.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Files in a bucket of S3-compatible storage, each at most 5 GB. */
final class S3Archive implements ArchiveStorage {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final S3Client client;
    private final String bucket;

    /**
     * @param endpoint null for Amazon's own
     * @param accessKey null to look for a login as Amazon's SDK does; else with the secret key
     */
    S3Archive(
            String bucket,
            @Nullable URI endpoint,
            String region,
            boolean pathStyle,
            @Nullable String accessKey,
            @Nullable String secretKey) {
        this.bucket = bucket;
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(region))
                .forcePathStyle(pathStyle)
                // What Amazon has added since, others refuse or ignore. The archive compares SHA-256 itself.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(settings -> settings.apiCallTimeout(TIMEOUT));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (accessKey != null && secretKey != null) {
            builder.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
        }
        client = builder.build();
    }

    @Override
    public void prepare(boolean first) throws IOException {
        try {
            client.headBucket(request -> request.bucket(bucket));
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public void put(String name, Path file) throws IOException {
        try {
            client.putObject(request -> request.bucket(bucket).key(name), RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public Fetched fetch(String name, Path work) throws IOException {
        var copy = Files.createTempFile(work, "fetched", ".parquet");
        try (var content =
                client.getObject(request -> request.bucket(bucket).key(name), ResponseTransformer.toInputStream())) {
            try (var target = Files.newOutputStream(copy)) {
                content.transferTo(target);
            }
            return new Fetched(copy, true);
        } catch (IOException | SdkException e) {
            Files.deleteIfExists(copy);
            throw switch (e) {
                case NoSuchKeyException missing -> new NoSuchFileException(name);
                case SdkException failure -> failed(failure);
                default -> new IOException(e);
            };
        }
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(name));
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private static IOException failed(SdkException e) {
        return new IOException("the object storage failed: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "bucket " + bucket;
    }
}
