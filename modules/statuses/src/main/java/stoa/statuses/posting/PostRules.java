package stoa.statuses.posting;

import java.util.Set;
import stoa.platform.web.Refusal;
import stoa.statuses.PostRequest;

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
        if (request.text().isBlank()) {
            throw Refusal.invalid("Validation failed: Text can't be blank");
        }
        if (request.text().indexOf('\0') >= 0 || request.spoilerText().indexOf('\0') >= 0) {
            throw Refusal.invalid("Validation failed: Text contains a null character");
        }
        request.visibility()
                .filter(visibility -> !VISIBILITIES.contains(visibility))
                .ifPresent(unknown -> {
                    throw Refusal.invalid("Validation failed: Visibility is not included in the list");
                });
        request.language()
                .filter(language -> !language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"))
                .ifPresent(no -> {
                    throw Refusal.invalid("Validation failed: Language is invalid");
                });
        if (request.text().length() + request.spoilerText().length() > MAX_RAW) {
            throw tooLong();
        }
        var text = StatusText.parse(request.text());
        if (text.length() + StatusText.graphemes(request.spoilerText()) > MAX_CHARACTERS) {
            throw tooLong();
        }
        return text;
    }

    private static Refusal tooLong() {
        return Refusal.invalid("Validation failed: Text character limit of " + MAX_CHARACTERS + " exceeded");
    }
}
