package stoa.media.processing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** The types of files that are taken, told by their bytes; names and declared types are never asked. */
public enum FileType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    MP4("video/mp4", "mp4"),
    MOV("video/quicktime", "mov"),
    WEBM("video/webm", "webm"),
    MP3("audio/mpeg", "mp3"),
    OGG("audio/ogg", "ogg"),
    WAV("audio/wav", "wav"),
    FLAC("audio/flac", "flac"),
    M4A("audio/mp4", "m4a");

    /** Names of the detector's for what we call otherwise. */
    private static final Map<String, FileType> BY_OTHER_NAMES = Map.ofEntries(
            Map.entry("application/mp4", MP4),
            Map.entry("video/x-m4v", MP4),
            Map.entry("audio/vorbis", OGG),
            Map.entry("audio/opus", OGG),
            Map.entry("audio/x-oggflac", OGG),
            Map.entry("audio/speex", OGG),
            Map.entry("audio/vnd.wave", WAV),
            Map.entry("audio/x-wav", WAV),
            Map.entry("audio/x-flac", FLAC),
            Map.entry("audio/x-m4a", M4A));

    private final String contentType;
    private final String extension;

    FileType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** What a file is; empty where it is nothing that is taken. */
    public static Optional<FileType> of(Path file) throws IOException {
        try (var input = new BufferedInputStream(Files.newInputStream(file))) {
            var detected = MimeTypes.getDefaultMimeTypes()
                    .detect(input, new Metadata())
                    .getBaseType()
                    .toString();
            return byContentType(detected).or(() -> Optional.ofNullable(BY_OTHER_NAMES.get(detected)));
        }
    }

    private static Optional<FileType> byContentType(String contentType) {
        return Arrays.stream(values())
                .filter(type -> type.contentType.equals(contentType))
                .findFirst();
    }

    /** The type of an object by the name that we gave it. */
    public static Optional<FileType> byExtension(String extension) {
        return Arrays.stream(values())
                .filter(type -> type.extension.equals(extension))
                .findFirst();
    }

    public String contentType() {
        return contentType;
    }

    public String extension() {
        return extension;
    }

    /** {@code image}, {@code video} or {@code audio}. */
    public String kind() {
        return contentType.substring(0, contentType.indexOf('/'));
    }

    public boolean isImage() {
        return "image".equals(kind());
    }

    /** Boxes of ISO/IEC 14496-12, as QuickTime's. */
    boolean hasBoxes() {
        return this == MP4 || this == MOV || this == M4A;
    }
}
