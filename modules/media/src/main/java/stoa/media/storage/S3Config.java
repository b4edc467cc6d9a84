package stoa.media.storage;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * S3-compatible storage.
 *
 * @param bucket where objects lie; without one they lie in a folder
 * @param endpoint null for Amazon's own
 * @param secretKeyFile a file with the secret key, instead of the key itself
 * @param pathStyle whether the bucket is part of the path, as most that are not Amazon's want it
 * @param timeout for a request, its repetitions included
 */
@ConfigurationProperties("stoa.media.s3")
record S3Config(
        @Nullable String bucket,
        @Nullable URI endpoint,
        @Bindable(defaultValue = "us-east-1") String region,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable String secretKeyFile,
        @Bindable(defaultValue = "true") boolean pathStyle,
        @Bindable(defaultValue = "30s") Duration timeout) {}
