package stoa.media.uploading;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.media.Focus;

/** One attachment as the database has it. */
record AttachmentRow(
        long id,
        String kind,
        String state,
        @Nullable String source,
        @Nullable String file,
        @Nullable String preview,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer previewWidth,
        @Nullable Integer previewHeight,
        @Nullable Double duration,
        @Nullable String blurhash,
        @Nullable String description,
        Focus focus,
        @Nullable String failure,
        @Nullable Long statusId) {
    static final String PROCESSING = "processing";
    static final String READY = "ready";
    static final String FAILED = "failed";

    boolean isProcessing() {
        return state.equals(PROCESSING);
    }

    boolean isImage() {
        return "image".equals(kind);
    }

    /** All that lies in the storage for it. */
    List<String> objects() {
        return Stream.of(source, file, preview).filter(Objects::nonNull).toList();
    }
}
