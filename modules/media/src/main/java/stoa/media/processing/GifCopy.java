package stoa.media.processing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A GIF without what is no picture: comments, notes of programs (XMP among them), and whatever follows its end. The pictures are
 * copied as they are, so that it still moves. Blocks as in the specification GIF89a, sections 18 to 27.
 */
final class GifCopy {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final int COLOUR_TABLE = 0x80;
    private static final int SCREEN_DESCRIPTOR = 13;
    private static final int IMAGE_DESCRIPTOR = 9;

    /** How often it is repeated. */
    private static final Set<String> LOOPING = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

    private final DataInputStream from;
    private final OutputStream to;

    private GifCopy(DataInputStream from, OutputStream to) {
        this.from = from;
        this.to = to;
    }

    static void copy(Path original, Path copy) throws IOException, UnusableFileException {
        try (var from = new DataInputStream(new BufferedInputStream(Files.newInputStream(original)));
                var to = new BufferedOutputStream(Files.newOutputStream(copy))) {
            new GifCopy(from, to).copy();
        } catch (EOFException cutOff) {
            throw new UnusableFileException("Validation failed: File could not be read as an image");
        }
    }

    private void copy() throws IOException, UnusableFileException {
        var screen = take(SCREEN_DESCRIPTOR);
        colours(screen[10]);
        while (true) {
            int block = from.readUnsignedByte();
            switch (block) {
                case EXTENSION -> extension();
                case IMAGE -> {
                    to.write(IMAGE);
                    colours(take(IMAGE_DESCRIPTOR)[8]);
                    take(1);
                    subBlocks(to);
                }
                case TRAILER -> {
                    to.write(TRAILER);
                    return;
                }
                default -> throw new UnusableFileException("Validation failed: File could not be read as an image");
            }
        }
    }

    private void extension() throws IOException {
        int label = from.readUnsignedByte();
        if (label == GRAPHIC_CONTROL) {
            to.write(EXTENSION);
            to.write(label);
            subBlocks(to);
        } else if (label == APPLICATION) {
            var name = new byte[from.readUnsignedByte()];
            from.readFully(name);
            boolean wanted = LOOPING.contains(new String(name, StandardCharsets.ISO_8859_1));
            if (wanted) {
                to.write(EXTENSION);
                to.write(label);
                to.write(name.length);
                to.write(name);
            }
            subBlocks(wanted ? to : OutputStream.nullOutputStream());
        } else {
            subBlocks(OutputStream.nullOutputStream());
        }
    }

    private void colours(byte packed) throws IOException {
        if ((packed & COLOUR_TABLE) != 0) {
            take(3 << ((packed & 7) + 1));
        }
    }

    private byte[] take(int length) throws IOException {
        var bytes = new byte[length];
        from.readFully(bytes);
        to.write(bytes);
        return bytes;
    }

    private void subBlocks(OutputStream target) throws IOException {
        int length = from.readUnsignedByte();
        while (length > 0) {
            target.write(length);
            var bytes = new byte[length];
            from.readFully(bytes);
            target.write(bytes);
            length = from.readUnsignedByte();
        }
        target.write(0);
    }
}
