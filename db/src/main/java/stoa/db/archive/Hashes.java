package stoa.db.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256. */
final class Hashes {
    private static final int PIECE = 256 * 1024;

    private Hashes() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** Of a file, in hexadecimal digits. */
    static String of(Path file) throws IOException {
        var digest = sha256();
        try (var content = Files.newInputStream(file)) {
            var piece = new byte[PIECE];
            for (int length = content.read(piece); length >= 0; length = content.read(piece)) {
                digest.update(piece, 0, length);
            }
        }
        return hex(digest.digest());
    }
}
