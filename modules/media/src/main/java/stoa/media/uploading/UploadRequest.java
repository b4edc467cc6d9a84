package stoa.media.uploading;

import java.util.Optional;
import stoa.media.AttachmentChange;
import stoa.media.AttachmentId;
import stoa.media.Focus;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.platform.web.Upload;
import stoa.platform.web.Uploads;

/**
 * What somebody uploads and says about it.
 *
 * @param thumbnail a small picture of it, for what has none of its own
 */
record UploadRequest(Upload file, Optional<Upload> thumbnail, String description, Optional<Focus> focus) {

    /** @throws Refusal 422 where something of it cannot be */
    static UploadRequest of(Parameters parameters, Uploads uploads) {
        var file = uploads.find("file").orElseThrow(() -> Refusal.invalid("Validation failed: File can't be blank"));
        var request = new UploadRequest(
                file,
                uploads.find("thumbnail"),
                parameters.text("description").orElse("").strip(),
                parameters.text("focus").flatMap(Focus::parse));
        OwnedAttachments.check(change(new AttachmentId(0), parameters));
        return request;
    }

    /** @throws Refusal 422 where the focus is none */
    static AttachmentChange change(AttachmentId id, Parameters parameters) {
        return new AttachmentChange(
                id,
                parameters.text("description").map(String::strip),
                parameters.text("focus").flatMap(Focus::parse));
    }
}
