package stoa.media.processing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Writes pictures anew: pixels and nothing else. */
final class PictureWriter {
    private static final float QUALITY = 0.88f;

    private PictureWriter() {}

    /** As JPEG where nothing shines through and it need not be exact, else as PNG. */
    static StoredPicture write(BufferedImage image, boolean exact, Path folder, String name) throws IOException {
        var type = exact || image.getColorModel().hasAlpha() ? FileType.PNG : FileType.JPEG;
        var file = folder.resolve(name + "." + type.extension());
        if (type == FileType.PNG) {
            if (!ImageIO.write(image, "png", file.toFile())) {
                throw new IOException("no writer of PNG");
            }
        } else {
            jpeg(image, file);
        }
        return new StoredPicture(file, type, new Dimensions(image.getWidth(), image.getHeight()));
    }

    private static void jpeg(BufferedImage image, Path file) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(file.toFile())) {
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
    }

    /** The same without anything to shine through, on white. */
    static BufferedImage opaque(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        var flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flat.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return flat;
    }
}
