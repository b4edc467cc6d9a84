package stoa.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a multipart request. Bind it as a controller argument beside {@link Parameters}: only the endpoints that do take
 * files, and only theirs are the bodies that may be larger than {@code micronaut.server.max-request-buffer-size}.
 */
public final class Uploads {
    static final Uploads NONE = new Uploads(Map.of());

    private final Map<String, Upload> files;

    Uploads(Map<String, Upload> files) {
        this.files = Map.copyOf(files);
    }

    /** The file of a name; empty where there is none, or an empty one, as browsers send it. */
    public Optional<Upload> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    void delete() {
        delete(files);
    }

    static void delete(Map<String, Upload> files) {
        for (var upload : files.values()) {
            try {
                Files.deleteIfExists(upload.file());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
