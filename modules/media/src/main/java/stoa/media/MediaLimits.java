package stoa.media;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How large files may be that people upload.
 *
 * @param imageBytes size of a picture's file
 * @param imagePixels width times height of a picture; asked of its header, before it is decoded
 * @param videoBytes size of a film's or a sound's file; with it a request must fit into {@code micronaut.server.max-request-size}
 * @param profileBytes size of the file of an avatar or a header
 */
@ConfigurationProperties("stoa.media.limits")
public record MediaLimits(
        @Bindable(defaultValue = "16777216") long imageBytes,
        @Bindable(defaultValue = "33177600") long imagePixels,
        @Bindable(defaultValue = "103809024") long videoBytes,
        @Bindable(defaultValue = "8388608") long profileBytes) {
    /** Characters of a description. */
    public static final int DESCRIPTION = 1_500;

    public MediaLimits {
        if (imageBytes < 1 || imagePixels < 1 || videoBytes < 1 || profileBytes < 1) {
            throw new IllegalArgumentException("stoa.media.limits are positive");
        }
    }
}
