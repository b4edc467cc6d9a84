package stoa.media.uploading;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stoa.media.AttachmentView;
import stoa.platform.web.PublicUrl;

/** The one place where an attachment becomes JSON. */
@Singleton
final class AttachmentViews {
    private final PublicUrl url;

    AttachmentViews(PublicUrl url) {
        this.url = url;
    }

    AttachmentView of(AttachmentRow row) {
        return new AttachmentView(
                Long.toString(row.id()),
                row.kind(),
                address(row.file()),
                row.isProcessing() ? null : address(row.preview()),
                null,
                null,
                null,
                meta(row),
                row.description(),
                row.blurhash());
    }

    private @Nullable String address(@Nullable String name) {
        return name == null ? null : url.of("/media/" + name);
    }

    private static Map<String, Object> meta(AttachmentRow row) {
        var meta = new LinkedHashMap<String, Object>();
        var original = size(row.width(), row.height());
        if (row.duration() != null) {
            original.put("duration", row.duration());
        }
        if (!original.isEmpty()) {
            meta.put("original", original);
        }
        var small = size(row.previewWidth(), row.previewHeight());
        if (!small.isEmpty()) {
            meta.put("small", small);
        }
        if (row.isImage()) {
            meta.put("focus", Map.of("x", row.focus().x(), "y", row.focus().y()));
        }
        return meta;
    }

    private static Map<String, Object> size(@Nullable Integer width, @Nullable Integer height) {
        var size = new LinkedHashMap<String, Object>();
        if (width != null && height != null) {
            size.put("width", width);
            size.put("height", height);
            size.put("size", width + "x" + height);
            size.put("aspect", (double) width / height);
        }
        return size;
    }
}
