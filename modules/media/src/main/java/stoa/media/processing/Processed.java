package stoa.media.processing;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is kept of an upload.
 *
 * @param size where it is known
 * @param seconds how long it lasts, where it is known
 */
public record Processed(
        Path file,
        FileType type,
        Optional<Dimensions> size,
        OptionalDouble seconds,
        Optional<StoredPicture> preview,
        Optional<String> blurhash) {}
