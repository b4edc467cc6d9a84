package stoa.media;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file as the API shows it (Mastodon documentation, entity MediaAttachment).
 *
 * @param type {@code image}, {@code video} or {@code audio}
 * @param url null while it is processed
 * @param previewUrl a picture of at most 230,400 pixels; null where there is none
 * @param meta sizes under {@code original} and {@code small} as far as they are known, and {@code focus}
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record AttachmentView(
        String id,
        String type,
        @Nullable String url,
        @Nullable String previewUrl,
        @Nullable String remoteUrl,
        @Nullable String previewRemoteUrl,
        @Nullable String textUrl,
        Map<String, Object> meta,
        @Nullable String description,
        @Nullable String blurhash) {

    public AttachmentId attachmentId() {
        return new AttachmentId(Long.parseLong(id));
    }

    /** The same as it was described once. */
    public AttachmentView described(@Nullable String text) {
        return new AttachmentView(
                id, type, url, previewUrl, remoteUrl, previewRemoteUrl, textUrl, meta, text, blurhash);
    }

    /** Width and height of the preview in pixels, where they are known. */
    public int previewSize(String side) {
        return meta.get("small") instanceof Map<?, ?> small && small.get(side) instanceof Integer pixels ? pixels : 0;
    }
}
