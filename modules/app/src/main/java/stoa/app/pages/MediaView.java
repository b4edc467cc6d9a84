package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * A picture, film or sound attached to a post.
 *
 * @param url the original
 * @param previewUrl a smaller picture of it; null for sounds and for what is not processed yet
 * @param description the author's words for people who do not see it
 * @param width of the preview in pixels, or 0 if it is not known; with the height it keeps the page from jumping
 */
public record MediaView(
        Kind kind,
        String url,
        @Nullable String previewUrl,
        @Nullable String description,
        int width,
        int height) {

    /** Animated pictures are films without sound. */
    public enum Kind {
        IMAGE,
        VIDEO,
        ANIMATION,
        AUDIO,
        OTHER
    }

    public boolean hasSize() {
        return width > 0 && height > 0;
    }

    /** The alternative text; empty if the author gave none. */
    public String alternative() {
        return description == null ? "" : description;
    }
}
