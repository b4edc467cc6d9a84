package stoa.media.processing;

import java.nio.file.Path;

/** A picture that has been written out. */
public record StoredPicture(Path file, FileType type, Dimensions size) {}
