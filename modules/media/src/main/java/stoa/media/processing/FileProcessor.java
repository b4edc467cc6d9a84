package stoa.media.processing;

import io.trbl.blurhash.BlurHash;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import stoa.media.MediaLimits;

/**
 * Makes of an upload what is kept of it. Pictures are decoded and written anew within Mastodon's bounds; GIFs, films and sounds
 * are copied without what they say besides (ID3 tags and notes of WebM, Ogg and FLAC stay). Nothing is transcoded.
 */
@Singleton
public final class FileProcessor {
    private static final long SHOWN_PIXELS = 3_840 * 2_160;
    private static final long PREVIEW_PIXELS = 640 * 360;
    private static final long EMOJI_BYTES = 256 << 10;
    private static final long EMOJI_PIXELS = 256 * 256;
    private static final int BLURRED = 32;
    private static final int BLUR_COMPONENTS = 4;

    private final MediaLimits limits;
    private final PictureReader pictures;

    FileProcessor(MediaLimits limits) {
        this.limits = limits;
        this.pictures = new PictureReader(limits.imagePixels());
    }

    /**
     * Finds out what a file is, and whether it may be taken; decodes nothing.
     *
     * @throws UnusableFileException where it may not
     */
    public FileType check(Path file) throws IOException, UnusableFileException {
        var type = FileType.of(file)
                .orElseThrow(() -> new UnusableFileException("Validation failed: File content type is invalid"));
        check(file, type.isImage() ? limits.imageBytes() : limits.videoBytes());
        if (type.isImage()) {
            pictures.check(file, type);
        }
        return type;
    }

    private static void check(Path file, long limit) throws IOException, UnusableFileException {
        if (Files.size(file) > limit) {
            throw new UnusableFileException("Validation failed: File size must be less than "
                    + (limit < 1 << 20 ? Math.max(1, limit >> 10) + " KB" : (limit >> 20) + " MB"));
        }
    }

    /**
     * Processes a file that {@link #check} has let through. Takes time and memory: callers bound how many run at once.
     *
     * @param work an empty folder for what is written; the caller's to delete
     */
    public Processed process(Path file, FileType type, Path work) throws IOException, UnusableFileException {
        if (!type.isImage()) {
            return played(file, type, work);
        }
        var image = pictures.read(file, type);
        var preview = preview(image, work);
        var blurhash = Optional.of(blurhash(image));
        if (type == FileType.GIF) {
            var copy = work.resolve("shown.gif");
            GifCopy.copy(file, copy);
            var size = new Dimensions(image.getWidth(), image.getHeight());
            return new Processed(copy, type, Optional.of(size), OptionalDouble.empty(), Optional.of(preview), blurhash);
        }
        var shown = PictureWriter.write(resized(image, SHOWN_PIXELS), type == FileType.PNG, work, "shown");
        return new Processed(
                shown.file(),
                shown.type(),
                Optional.of(shown.size()),
                OptionalDouble.empty(),
                Optional.of(preview),
                blurhash);
    }

    private static Processed played(Path file, FileType type, Path work) throws IOException, UnusableFileException {
        var copy = work.resolve("shown." + type.extension());
        Files.copy(file, copy);
        if (type.hasBoxes()) {
            BoxNotes.remove(copy);
        }
        var facts = Playing.of(copy, type);
        return new Processed(copy, type, facts.size(), facts.seconds(), Optional.empty(), Optional.empty());
    }

    /**
     * Makes a preview of a picture that somebody gave for their film or sound.
     *
     * @throws UnusableFileException where it is no picture
     */
    public StoredPicture thumbnail(Path file, Path work) throws IOException, UnusableFileException {
        return preview(pictures.read(file, image(file, limits.imageBytes())), work);
    }

    /**
     * Makes a preview of a picture from elsewhere.
     *
     * @throws UnusableFileException where it is no picture
     */
    public SmallCopy small(Path file, Path work) throws IOException, UnusableFileException {
        var image = pictures.read(file, image(file, limits.imageBytes()));
        return new SmallCopy(preview(image, work), blurhash(image));
    }

    /**
     * Makes a picture of exactly this size, the middle of what does not fit.
     *
     * @throws UnusableFileException where it is no picture
     */
    public StoredPicture cropped(Path file, int width, int height, Path work)
            throws IOException, UnusableFileException {
        var type = image(file, limits.profileBytes());
        var cropped = Thumbnails.of(pictures.read(file, type))
                .crop(Positions.CENTER)
                .size(width, height)
                .asBufferedImage();
        return PictureWriter.write(plain(cropped), type == FileType.PNG, work, "cropped");
    }

    /**
     * Makes a small picture that does not move, of a PNG, GIF or WebP.
     *
     * @throws UnusableFileException where it is none of them, or too large
     */
    public StoredPicture emoji(Path file, Path work) throws IOException, UnusableFileException {
        var type = image(file, EMOJI_BYTES);
        if (type == FileType.JPEG) {
            throw new UnusableFileException("Validation failed: File content type is invalid");
        }
        return PictureWriter.write(resized(pictures.read(file, type), EMOJI_PIXELS), true, work, "still");
    }

    /** A GIF that {@link #emoji} has let through as it moves; empty for any other type. */
    public Optional<StoredPicture> moving(Path file, Path work) throws IOException, UnusableFileException {
        if (FileType.of(file).filter(FileType.GIF::equals).isEmpty()) {
            return Optional.empty();
        }
        var copy = work.resolve("moving.gif");
        GifCopy.copy(file, copy);
        return Optional.of(new StoredPicture(copy, FileType.GIF, pictures.check(file, FileType.GIF)));
    }

    private FileType image(Path file, long bytes) throws IOException, UnusableFileException {
        var type = FileType.of(file)
                .filter(FileType::isImage)
                .orElseThrow(() -> new UnusableFileException("Validation failed: File content type is invalid"));
        check(file, bytes);
        pictures.check(file, type);
        return type;
    }

    private static StoredPicture preview(BufferedImage image, Path work) throws IOException {
        return PictureWriter.write(resized(image, PREVIEW_PIXELS), false, work, "preview");
    }

    private static BufferedImage resized(BufferedImage image, long pixels) throws IOException {
        var size = new Dimensions(image.getWidth(), image.getHeight());
        var bounded = size.within(pixels);
        return plain(
                bounded.equals(size)
                        ? image
                        : Thumbnails.of(image)
                                .forceSize(bounded.width(), bounded.height())
                                .asBufferedImage());
    }

    /** What the library made of a picture that nothing shines through is so again. */
    private static BufferedImage plain(BufferedImage image) {
        return image.getColorModel().hasAlpha() ? image : PictureWriter.opaque(image);
    }

    private static String blurhash(BufferedImage image) throws IOException {
        var small = Thumbnails.of(image).forceSize(BLURRED, BLURRED).asBufferedImage();
        return BlurHash.encode(PictureWriter.opaque(small), BLUR_COMPONENTS, BLUR_COMPONENTS);
    }

    /** A preview and what it looks like from afar. */
    public record SmallCopy(StoredPicture picture, String blurhash) {}
}
