package stoa.app.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Files as cameras and programs write them, made on the spot. */
public final class MediaFiles {
    /** Where a picture or film says that it was taken. */
    public static final String PLACE = "+48.8577+002.2950/";

    private MediaFiles() {}

    /** Red to the left, blue to the right. */
    public static BufferedImage redAndBlue(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return image;
    }

    public static byte[] jpeg(int width, int height) {
        return written(redAndBlue(width, height), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return written(redAndBlue(width, height), "png");
    }

    /** Nothing but one colour through which the ground shines. */
    public static byte[] glass(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0, 200, 0, 100));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return written(image, "png");
    }

    /** A GIF with a comment in it. */
    public static byte[] gif(int width, int height, String comment) {
        var plain = written(redAndBlue(width, height), "gif");
        var words = comment.getBytes(StandardCharsets.US_ASCII);
        var colours = (plain[10] & 0x80) == 0 ? 0 : 3 << ((plain[10] & 7) + 1);
        var bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, 13 + colours);
        bytes.writeBytes(new byte[] {0x21, (byte) 0xFE, (byte) words.length});
        bytes.writeBytes(words);
        bytes.write(0);
        bytes.write(plain, 13 + colours, plain.length - 13 - colours);
        return bytes.toByteArray();
    }

    /** A pixel as WebP, written with loss. */
    public static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    /** The same with a frame that says it is larger than any that is decoded. */
    public static byte[] hugeWebp() {
        var bytes = webp();
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(26, (short) 16_000)
                .putShort(28, (short) 16_000);
        return bytes;
    }

    /** A PNG of some bytes that says it has 20,000 by 20,000 pixels. */
    public static byte[] hugePng() {
        var bytes = png(2, 2);
        var buffer = ByteBuffer.wrap(bytes);
        buffer.putInt(16, 20_000).putInt(20, 20_000);
        var crc = new CRC32();
        crc.update(bytes, 12, 17);
        buffer.putInt(29, (int) crc.getValue());
        return bytes;
    }

    /** A JPEG from a camera that was held upright, and that knows where it was. */
    public static byte[] photograph(int width, int height) {
        var plain = jpeg(width, height);
        var notes = ByteBuffer.allocate(6 + 8 + 2 + 3 * 12 + 4 + 2 + 2 * 12 + 4 + 64)
                .order(ByteOrder.LITTLE_ENDIAN);
        notes.put("Exif\0\0II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        var maker = "Spy Camera\0".getBytes(StandardCharsets.US_ASCII);
        int gps = 8 + 2 + 3 * 12 + 4;
        int words = gps + 2 + 2 * 12 + 4;
        notes.putShort((short) 3);
        entry(notes, 0x010F, 2, maker.length, words);
        entry(notes, 0x0112, 3, 1, 6);
        entry(notes, 0x8825, 4, 1, gps);
        notes.putInt(0);
        notes.putShort((short) 2);
        entry(notes, 0x0001, 2, 2, 'N');
        entry(notes, 0x0002, 5, 3, words + 16);
        notes.putInt(0);
        notes.put(maker).position(6 + words + 16);
        notes.putInt(48).putInt(1).putInt(51).putInt(1).putInt(29).putInt(1);
        var bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, 2);
        int length = notes.position() + 2;
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
        bytes.write(notes.array(), 0, notes.position());
        bytes.write(plain, 2, plain.length - 2);
        return bytes.toByteArray();
    }

    private static void entry(ByteBuffer notes, int tag, int type, int count, int value) {
        notes.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A film of two and a half seconds and no picture, which knows where it was taken. */
    public static byte[] mp4() {
        var times = ByteBuffer.allocate(100)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putInt(1_000)
                .putInt(2_500);
        var place = ByteBuffer.allocate(4 + PLACE.length())
                .putShort((short) PLACE.length())
                .putShort((short) 0x15C7)
                .put(PLACE.getBytes(StandardCharsets.US_ASCII));
        return joined(
                box("ftyp", "isom\0\0\2\0isomiso2mp41".getBytes(StandardCharsets.ISO_8859_1)),
                box("moov", joined(box("mvhd", times.array()), box("udta", box("\u00A9xyz", place.array())))),
                box("mdat", new byte[2_000]));
    }

    private static byte[] box(String type, byte[] content) {
        return joined(
                ByteBuffer.allocate(8)
                        .putInt(8 + content.length)
                        .put(type.getBytes(StandardCharsets.ISO_8859_1))
                        .array(),
                content);
    }

    private static byte[] joined(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    /** A second of silence. */
    public static byte[] wav() {
        var bytes = new ByteArrayOutputStream();
        var format = new AudioFormat(8_000, 16, 1, true, false);
        try {
            AudioSystem.write(
                    new AudioInputStream(new ByteArrayInputStream(new byte[16_000]), format, 8_000),
                    AudioFileFormat.Type.WAVE,
                    bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A hundred frames of silence, 2.6 seconds. */
    public static byte[] mp3() {
        var frame = new byte[417];
        ByteBuffer.wrap(frame).putInt(0xFFFB9064);
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            bytes.writeBytes(frame);
        }
        return bytes.toByteArray();
    }

    private static byte[] written(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
