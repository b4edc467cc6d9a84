package stoa.media.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Objects in a bucket of S3-compatible storage. */
final class S3Storage implements Storage {
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private final S3Client client;
    private final String bucket;

    S3Storage(S3Config config, String bucket) throws IOException {
        this.bucket = bucket;
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle())
                // What Amazon has added since, others refuse or ignore.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(settings -> settings.apiCallTimeout(config.timeout()));
        if (config.endpoint() != null) {
            builder.endpointOverride(config.endpoint());
        }
        if (config.accessKey() != null) {
            builder.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(config.accessKey(), secret(config))));
        }
        client = builder.build();
    }

    private static String secret(S3Config config) throws IOException {
        if (config.secretKey() != null) {
            return config.secretKey();
        }
        if (config.secretKeyFile() == null) {
            throw new IllegalArgumentException("stoa.media.s3: secret-key or secret-key-file is missing");
        }
        return Files.readString(Path.of(config.secretKeyFile())).strip();
    }

    @Override
    public void put(String name, Path content, String contentType) throws IOException {
        try {
            client.putObject(
                    request -> request.bucket(bucket)
                            .key(ObjectName.checked(name))
                            .contentType(contentType)
                            .cacheControl(IMMUTABLE),
                    RequestBody.fromFile(content));
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<StoredObject> find(String name) throws IOException {
        var key = ObjectName.checked(name);
        try {
            long size = client.headObject(request -> request.bucket(bucket).key(key))
                    .contentLength();
            return Optional.of(new RemoteObject(key, size));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(ObjectName.checked(name)));
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

    private final class RemoteObject implements StoredObject {
        private final String key;
        private final long size;

        RemoteObject(String key, long size) {
            this.key = key;
            this.size = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public InputStream read(long from, long length) throws IOException {
            try {
                return client.getObject(
                        request -> request.bucket(bucket).key(key).range("bytes=" + from + "-" + (from + length - 1)));
            } catch (SdkException e) {
                throw failed(e);
            }
        }
    }
}
