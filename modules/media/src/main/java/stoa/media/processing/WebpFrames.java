package stoa.media.processing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The sizes that the frames of a WebP file say they have. They may be larger than the canvas of which the header speaks, and
 * the decoder believes them.
 *
 * <p>Chunks as in RFC 9649, sections 2.3 to 2.7; the frame headers of RFC 6386, section 9.1, and RFC 9649, section 3.4.
 */
final class WebpFrames {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int MAX_CHUNKS = 10_000;
    private static final int MASK_14_BITS = 0x3FFF;

    private WebpFrames() {}

    static void check(Path path, long maxPixels) throws UnusableFileException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            check(file, maxPixels);
        } catch (IOException e) {
            throw new UnusableFileException("Validation failed: File could not be read as an image");
        }
    }

    private static void check(RandomAccessFile file, long maxPixels) throws IOException, UnusableFileException {
        long at = FIRST_CHUNK;
        for (int chunk = 0; chunk < MAX_CHUNKS && at + CHUNK_HEADER <= file.length(); chunk++) {
            file.seek(at);
            int name = file.readInt();
            long length = Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
            switch (name) {
                case 0x56503820 -> { // "VP8 "
                    file.skipBytes(6);
                    int sides = file.readInt();
                    int width = Short.reverseBytes((short) (sides >>> 16)) & MASK_14_BITS;
                    int height = Short.reverseBytes((short) sides) & MASK_14_BITS;
                    check(width, height, maxPixels);
                }
                case 0x5650384C -> { // "VP8L"
                    file.skipBytes(1);
                    int sides = Integer.reverseBytes(file.readInt());
                    check((sides & MASK_14_BITS) + 1, ((sides >>> 14) & MASK_14_BITS) + 1, maxPixels);
                }
                default -> {}
            }
            // A frame of an animation holds chunks of its own.
            at += name == 0x414E4D46 // "ANMF"
                    ? CHUNK_HEADER + FRAME_HEADER
                    : CHUNK_HEADER + length + (length & 1);
        }
    }

    private static void check(int width, int height, long maxPixels) throws UnusableFileException {
        if ((long) width * height > maxPixels) {
            throw new UnusableFileException("Validation failed: " + width + "x" + height + " images are not supported");
        }
    }
}
