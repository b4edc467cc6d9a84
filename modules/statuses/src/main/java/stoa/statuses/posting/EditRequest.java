package stoa.statuses.posting;

import java.util.List;
import java.util.Optional;
import stoa.media.AttachmentChange;
import stoa.media.AttachmentId;
import stoa.statuses.PollRequest;

/**
 * What a status is to become. What an edit leaves out is taken away, but for the language and what is quoted.
 *
 * @param sensitive empty for no
 * @param media what it is to show, in this order
 * @param mediaChanges what is said anew about that
 * @param quotePolicy who may quote it from now on, empty for as it was
 * @param language ISO 639-1, empty for as it was
 */
record EditRequest(
        String text,
        String spoilerText,
        Optional<Boolean> sensitive,
        Optional<String> language,
        Optional<PollRequest> poll,
        List<AttachmentId> media,
        List<AttachmentChange> mediaChanges,
        Optional<String> quotePolicy) {}
