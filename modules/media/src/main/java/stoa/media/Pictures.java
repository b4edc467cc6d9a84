package stoa.media;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.platform.web.Upload;

/** Pictures of profiles and of pages elsewhere: cropped or resized, and kept under a name that the caller remembers. */
public interface Pictures {

    /**
     * Keeps a picture. Touches no database; what nobody remembers in the end is to be discarded.
     *
     * @return its name
     * @throws stoa.platform.web.Refusal 422 where it is no picture, or too large
     */
    String keep(Upload upload, Shape shape);

    /**
     * Keeps a small copy of a picture from elsewhere, at most as large as previews are. Touches no database, as {@link #keep}.
     *
     * @return empty where it is no picture, or too large
     */
    Optional<SmallPicture> keepSmall(Path file);

    /** Forgets a picture an hour after the caller's transaction, since pages that show it are still about. */
    void discard(@Nullable String name);

    /** Where it is shown. */
    String url(String name);

    /**
     * A picture that is kept.
     *
     * @param width in pixels
     * @param height in pixels
     */
    record SmallPicture(String name, int width, int height, String blurhash) {}

    /** What a picture is for. */
    enum Shape {
        /** A square of 400 pixels. */
        AVATAR(400, 400),
        /** 1500 by 500 pixels. */
        HEADER(1500, 500);

        private final int width;
        private final int height;

        Shape(int width, int height) {
            this.width = width;
            this.height = height;
        }

        public int width() {
            return width;
        }

        public int height() {
            return height;
        }
    }
}
