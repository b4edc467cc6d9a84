package stoa.media.processing;

/** Width and height in pixels, both at least 1. */
public record Dimensions(int width, int height) {

    long pixels() {
        return (long) width * height;
    }

    /** The same shape with at most so many pixels. */
    Dimensions within(long pixels) {
        if (pixels() <= pixels) {
            return this;
        }
        double scale = Math.sqrt((double) pixels / pixels());
        return new Dimensions(Math.max(1, (int) (width * scale)), Math.max(1, (int) (height * scale)));
    }
}
