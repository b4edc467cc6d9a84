package stoa.media;

/** Which uploaded file. */
public record AttachmentId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
