package stoa.statuses.polls;

import java.time.Duration;
import java.util.HashSet;
import stoa.platform.web.Refusal;
import stoa.statuses.PollRequest;

/** What a poll may be: the bounds that {@code /api/v2/instance} tells. */
public final class PollRules {
    private static final int MAX_OPTIONS = 4;
    private static final int MAX_CHARACTERS = 50;
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofSeconds(2_629_746);

    private PollRules() {}

    /** @throws Refusal 422 with the reason */
    public static void check(PollRequest poll) {
        var options = poll.options();
        if (options.size() < 2) {
            throw invalid("Options must have more than one item");
        }
        if (options.size() > MAX_OPTIONS) {
            throw invalid("Options can't contain more than " + MAX_OPTIONS + " items");
        }
        if (options.stream().anyMatch(option -> option.codePointCount(0, option.length()) > MAX_CHARACTERS)) {
            throw invalid("Options cannot be longer than " + MAX_CHARACTERS + " characters each");
        }
        if (options.stream().anyMatch(option -> option.indexOf('\0') >= 0)) {
            throw invalid("Options contain a null character");
        }
        if (new HashSet<>(options).size() < options.size()) {
            throw invalid("Options contain duplicate items");
        }
        var open = poll.open().orElseThrow(() -> invalid("Expires at can't be blank"));
        if (open.compareTo(SHORTEST) < 0) {
            throw invalid("Expires at is too soon");
        }
        if (open.compareTo(LONGEST) > 0) {
            throw invalid("Expires at is too far into the future");
        }
    }

    private static Refusal invalid(String reason) {
        return Refusal.invalid("Validation failed: " + reason);
    }
}
