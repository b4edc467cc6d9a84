package stoa.statuses.posting;

import java.util.Optional;
import stoa.statuses.PollRequest;

/**
 * What a status is to become. What an edit leaves out is taken away, but for the language.
 *
 * @param sensitive empty for no
 * @param language ISO 639-1, empty for as it was
 */
record EditRequest(
        String text,
        String spoilerText,
        Optional<Boolean> sensitive,
        Optional<String> language,
        Optional<PollRequest> poll) {}
