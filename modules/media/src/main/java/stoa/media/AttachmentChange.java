package stoa.media;

import java.util.Optional;

/**
 * What somebody says anew about a file; empty means: as it was.
 *
 * @param description at most 1,500 characters, empty text for none
 * @param focus the point that a crop keeps
 */
public record AttachmentChange(AttachmentId id, Optional<String> description, Optional<Focus> focus) {}
