package stoa.app.instance;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;
import stoa.media.Attachments;
import stoa.media.MediaLimits;

/** What clients may do here, and how much of it (Mastodon documentation, Instance, {@code configuration}). */
@Serdeable(naming = SnakeCaseStrategy.class)
record Configuration(
        Map<String, String> urls,
        Map<String, String> vapid,
        Map<String, Integer> accounts,
        Map<String, Integer> statuses,
        MediaAttachments mediaAttachments,
        Map<String, Integer> polls,
        Map<String, Boolean> translation) {
    private static final int MAX_CHARACTERS = 500;
    private static final int MAX_FRAME_RATE = 120;

    /** Films are not decoded: they are bounded by the size of their files alone, and what they may show is said as generously. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record MediaAttachments(
            List<String> supportedMimeTypes,
            int descriptionLimit,
            long imageSizeLimit,
            long imageMatrixLimit,
            long videoSizeLimit,
            int videoFrameRateLimit,
            long videoMatrixLimit) {}

    static Configuration of(String streaming, String about, String pushKey, MediaLimits media, List<String> types) {
        return new Configuration(
                Map.of("streaming", streaming, "about", about),
                Map.of("public_key", pushKey),
                Map.of("max_featured_tags", 10, "max_pinned_statuses", 5),
                Map.of(
                        "max_characters",
                        MAX_CHARACTERS,
                        "max_media_attachments",
                        Attachments.MAX_PER_STATUS,
                        "characters_reserved_per_url",
                        23),
                new MediaAttachments(
                        types,
                        MediaLimits.DESCRIPTION,
                        media.imageBytes(),
                        media.imagePixels(),
                        media.videoBytes(),
                        MAX_FRAME_RATE,
                        media.imagePixels()),
                Map.of(
                        "max_options", 4,
                        "max_characters_per_option", 50,
                        "min_expiration", 300,
                        "max_expiration", 2_629_746),
                Map.of("enabled", false));
    }
}
