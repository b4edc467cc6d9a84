package stoa.statuses.posting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import stoa.media.AttachmentId;
import stoa.media.Attachments;
import stoa.platform.web.Refusal;
import stoa.statuses.PollRequest;
import stoa.statuses.PostRequest;
import stoa.statuses.polls.PollRules;
import stoa.statuses.quoting.QuotePolicy;

/** What a status may be, as far as it can be said without the database. */
final class PostRules {
    static final int MAX_CHARACTERS = 500;
    private static final int MAX_RAW = 20_000;
    private static final Set<String> VISIBILITIES = Set.of("public", "unlisted", "private", "direct");

    private PostRules() {}

    /**
     * Checks a request and reads its text.
     *
     * @throws Refusal 422 with the reason
     */
    static StatusText check(PostRequest request) {
        request.visibility()
                .filter(visibility -> !VISIBILITIES.contains(visibility))
                .ifPresent(unknown -> {
                    throw Refusal.invalid("Validation failed: Visibility is not included in the list");
                });
        request.quotePolicy().ifPresent(QuotePolicy::check);
        if (request.quoted().isPresent()) {
            checkQuote(request.poll(), request.media());
        }
        return check(request.text(), request.spoilerText(), request.language(), request.poll(), request.media());
    }

    /** The same for an edit. */
    static StatusText check(EditRequest request) {
        request.quotePolicy().ifPresent(QuotePolicy::check);
        return check(request.text(), request.spoilerText(), request.language(), request.poll(), request.media());
    }

    /**
     * Checks what comes with a quote.
     *
     * @throws Refusal 422 for media or a poll
     */
    static void checkQuote(Optional<PollRequest> poll, List<AttachmentId> media) {
        if (poll.isPresent() || !media.isEmpty()) {
            throw Refusal.invalid("Validation failed: A quote can have neither media nor a poll");
        }
    }

    private static StatusText check(
            String text,
            String spoilerText,
            Optional<String> language,
            Optional<PollRequest> poll,
            List<AttachmentId> media) {
        if (media.size() > Attachments.MAX_PER_STATUS || (poll.isPresent() && !media.isEmpty())) {
            throw Refusal.invalid("Cannot attach more than " + Attachments.MAX_PER_STATUS + " files");
        }
        if (text.isBlank() && media.isEmpty()) {
            throw Refusal.invalid("Validation failed: Text can't be blank");
        }
        if (text.indexOf('\0') >= 0 || spoilerText.indexOf('\0') >= 0) {
            throw Refusal.invalid("Validation failed: Text contains a null character");
        }
        language.filter(code -> !code.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"))
                .ifPresent(no -> {
                    throw Refusal.invalid("Validation failed: Language is invalid");
                });
        poll.ifPresent(PollRules::check);
        if (text.length() + spoilerText.length() > MAX_RAW) {
            throw tooLong();
        }
        var parsed = StatusText.parse(text);
        if (parsed.length() + StatusText.graphemes(spoilerText) > MAX_CHARACTERS) {
            throw tooLong();
        }
        return parsed;
    }

    private static Refusal tooLong() {
        return Refusal.invalid("Validation failed: Text character limit of " + MAX_CHARACTERS + " exceeded");
    }
}
