package stoa.db.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the archive lies, as the environment says it: {@code STOA_ARCHIVE_S3_BUCKET} and what belongs to it, as for uploaded files;
 * else {@code STOA_ARCHIVE_FOLDER}; else the folder {@code archive} of the data directory.
 */
public final class ArchiveSettings {
    private static final String S3 = "STOA_ARCHIVE_S3_";

    private final Map<String, String> environment;
    private final Path data;

    public ArchiveSettings(Map<String, String> environment, Path data) {
        this.environment = environment;
        this.data = data;
    }

    /** Where files are written before they are stored, and copies lie of those that are read. */
    public Path work() {
        return data.resolve("archive-work");
    }

    public ArchiveStorage storage() {
        @Nullable String bucket = find(S3 + "BUCKET");
        if (bucket == null) {
            @Nullable String folder = find("STOA_ARCHIVE_FOLDER");
            return new FolderArchive(folder == null ? data.resolve("archive") : Path.of(folder));
        }
        @Nullable String endpoint = find(S3 + "ENDPOINT");
        @Nullable String region = find(S3 + "REGION");
        return new S3Archive(
                bucket,
                endpoint == null ? null : URI.create(endpoint),
                region == null ? "us-east-1" : region,
                !"false".equals(find(S3 + "PATH_STYLE")),
                find(S3 + "ACCESS_KEY"),
                secretKey());
    }

    private @Nullable String secretKey() {
        @Nullable String file = find(S3 + "SECRET_KEY_FILE");
        if (file == null) {
            return find(S3 + "SECRET_KEY");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new ArchiveException("The file " + file + " that " + S3 + "SECRET_KEY_FILE names cannot be read.", e);
        }
    }

    private @Nullable String find(String name) {
        @Nullable String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
