package stoa.media.processing;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** Decodes pictures, once their headers have said that they are small enough. */
final class PictureReader {
    private static final String UNREADABLE = "Validation failed: File could not be read as an image";

    private final long maxPixels;

    PictureReader(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    /** Width and height as the header says. */
    Dimensions check(Path file, FileType type) throws UnusableFileException {
        return reading(file, type, this::checked);
    }

    /** The first picture of a file, in sRGB, the right way up. */
    BufferedImage read(Path file, FileType type) throws UnusableFileException {
        var image = reading(file, type, reader -> {
            checked(reader);
            return sRgb(reader.read(0));
        });
        return ExifFilterUtils.getFilterForOrientation(orientation(file)).apply(image);
    }

    private Dimensions checked(ImageReader reader) throws IOException, UnusableFileException {
        var size = new Dimensions(reader.getWidth(0), reader.getHeight(0));
        if (size.width() < 1 || size.height() < 1) {
            throw new UnusableFileException(UNREADABLE);
        }
        if (size.pixels() > maxPixels) {
            throw new UnusableFileException(
                    "Validation failed: " + size.width() + "x" + size.height() + " images are not supported");
        }
        return size;
    }

    /** Decoders of strangers' files fail in every way that there is; each of them means the same. */
    private <T> T reading(Path file, FileType type, Reading<T> reading) throws UnusableFileException {
        if (type == FileType.WEBP) {
            WebpFrames.check(file, maxPixels);
        }
        var readers = ImageIO.getImageReadersByFormatName(type.name().toLowerCase(Locale.ROOT));
        if (!readers.hasNext()) {
            throw new IllegalStateException("no reader of " + type);
        }
        var reader = readers.next();
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(input, true, true);
            return reading.of(reader);
        } catch (IOException | RuntimeException e) {
            throw new UnusableFileException(UNREADABLE);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage sRgb(BufferedImage image) {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        if (image.getType() == type) {
            return image;
        }
        var converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
        Graphics2D graphics = converted.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return converted;
    }

    private static Orientation orientation(Path file) {
        try {
            var directory =
                    ImageMetadataReader.readMetadata(file.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (directory != null && directory.containsTag(ExifDirectoryBase.TAG_ORIENTATION)) {
                int value = directory.getInt(ExifDirectoryBase.TAG_ORIENTATION);
                return value >= 1 && value <= 8 ? Orientation.typeOf(value) : Orientation.TOP_LEFT;
            }
        } catch (ImageProcessingException | IOException | MetadataException | RuntimeException unreadable) {
            // A picture whose notes cannot be read is shown as it is.
        }
        return Orientation.TOP_LEFT;
    }

    /** Something asked of a reader. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ImageReader reader) throws IOException, UnusableFileException;
    }
}
