package stoa.statuses.previews;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself. What it does not say is empty, 0 or null.
 *
 * @param type {@code link}, {@code photo} or {@code video}
 * @param html a frame, of a {@code video} only
 * @param width of the frame
 * @param height of the frame
 * @param picture where there is one
 */
record PreviewDraft(
        String type,
        String title,
        String description,
        @Nullable String language,
        String authorName,
        String authorUrl,
        String providerName,
        String providerUrl,
        String html,
        int width,
        int height,
        @Nullable PageUrl picture,
        String pictureDescription,
        @Nullable Instant publishedAt) {
    static final String LINK = "link";
    static final String PHOTO = "photo";
    static final String VIDEO = "video";

    /** Without a title there is nothing to show. */
    boolean isEmpty() {
        return title.isEmpty();
    }

    /** The same as a link, where what makes it more is not to be had. */
    PreviewDraft asLink() {
        return new PreviewDraft(
                LINK,
                title,
                description,
                language,
                authorName,
                authorUrl,
                providerName,
                providerUrl,
                "",
                0,
                0,
                picture,
                pictureDescription,
                publishedAt);
    }
}
