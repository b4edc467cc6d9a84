package stoa.media.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import stoa.media.processing.FileType;

/** Names of objects: a folder for each upload, and in it the hash of the content, so that a name never shows another content. */
public final class ObjectName {
    /** What can be asked for; what waits to be processed cannot. */
    static final Pattern SHOWN = Pattern.compile("p?[0-9a-f]{1,20}/[0-9a-f]{32}\\.[a-z0-9]{3,4}");

    private static final Pattern ANY = Pattern.compile("(?:incoming|private)/[0-9a-f]{32}|" + SHOWN.pattern());
    private static final int HASH = 32;
    private static final int RANDOM_BYTES = 16;
    private static final int FOLDER_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ObjectName() {}

    /** For a file of an attachment. */
    public static String of(long attachment, Path content, FileType type) throws IOException {
        return attachment + "/" + hash(content) + "." + type.extension();
    }

    /** For a picture of a profile. */
    public static String ofPicture(Path content, FileType type) throws IOException {
        return "p" + random(FOLDER_BYTES) + "/" + hash(content) + "." + type.extension();
    }

    /** For a file that waits to be processed. */
    public static String incoming() {
        return "incoming/" + random(RANDOM_BYTES);
    }

    /** For a file that is not shown. */
    static String secret() {
        return "private/" + random(RANDOM_BYTES);
    }

    /** @throws IllegalArgumentException where it is no name of ours */
    static String checked(String name) {
        if (!ANY.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of an object: " + name);
        }
        return name;
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String hash(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var piece = new byte[64 * 1024];
            for (int length = content.read(piece); length >= 0; length = content.read(piece)) {
                digest.update(piece, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
