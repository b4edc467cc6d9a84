package stoa.media.processing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Set;

/**
 * What films say besides pictures and sound: places, devices, titles. The boxes that hold it ({@code udta}, {@code meta}, {@code
 * uuid}) become free space of the same length, so that every offset in the file stays right. Boxes as in ISO/IEC 14496-12,
 * section 4.2.
 */
final class BoxNotes {
    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;
    private static final int MAX_BOXES = 10_000;
    private static final int MAX_DEPTH = 4;
    private static final int FREE = 0x66726565; // "free"
    private static final int UDTA = 0x75647461;
    private static final int META = 0x6D657461;
    private static final int UUID = 0x75756964;
    private static final int MOOV = 0x6D6F6F76;
    private static final int TRAK = 0x7472616B;
    private static final int MOOF = 0x6D6F6F66;
    private static final int TRAF = 0x74726166;
    private static final Set<Integer> NOTES = Set.of(UDTA, META, UUID);
    private static final Set<Integer> CONTAINERS = Set.of(MOOV, TRAK, MOOF, TRAF);
    private static final byte[] ZEROS = new byte[64 * 1024];

    private final RandomAccessFile file;
    private int boxes;

    private BoxNotes(RandomAccessFile file) {
        this.file = file;
    }

    /** Blots them out, in place. */
    static void remove(Path path) throws IOException, UnusableFileException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            new BoxNotes(file).remove(0, file.length(), 0);
        }
    }

    private void remove(long from, long end, int depth) throws IOException, UnusableFileException {
        long at = from;
        while (at + HEADER <= end) {
            if (++boxes > MAX_BOXES || depth > MAX_DEPTH) {
                throw unreadable();
            }
            file.seek(at);
            long length = Integer.toUnsignedLong(file.readInt());
            int type = file.readInt();
            int header = HEADER;
            if (length == 1 && at + LARGE_HEADER <= end) {
                length = file.readLong();
                header = LARGE_HEADER;
            } else if (length == 0) {
                length = end - at;
            }
            if (length < header || length > end - at) {
                throw unreadable();
            }
            if (NOTES.contains(type)) {
                file.seek(at + Integer.BYTES);
                file.writeInt(FREE);
                blot(at + header, length - header);
            } else if (CONTAINERS.contains(type)) {
                remove(at + header, at + length, depth + 1);
            }
            at += length;
        }
    }

    private void blot(long from, long length) throws IOException {
        file.seek(from);
        for (long left = length; left > 0; left -= ZEROS.length) {
            file.write(ZEROS, 0, (int) Math.min(left, ZEROS.length));
        }
    }

    private static UnusableFileException unreadable() {
        return new UnusableFileException("Validation failed: File could not be read as a video");
    }
}
