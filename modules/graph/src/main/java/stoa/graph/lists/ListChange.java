package stoa.graph.lists;

import java.util.Optional;
import java.util.Set;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** What somebody says about a list; empty means: as it was, or the default. */
record ListChange(Optional<String> title, Optional<String> repliesPolicy, Optional<Boolean> exclusive) {
    private static final Set<String> POLICIES = Set.of("followed", "list", "none");
    private static final int MAX_TITLE = 256;

    /**
     * Reads and checks what an app sends.
     *
     * @throws Refusal 422 for what a list cannot be
     */
    static ListChange of(Parameters parameters) {
        var title = parameters.text("title").map(String::strip);
        if (title.isPresent() && title.get().isEmpty()) {
            throw Refusal.invalid("Validation failed: Title can't be blank");
        }
        if (title.isPresent() && title.get().codePointCount(0, title.get().length()) > MAX_TITLE) {
            throw Refusal.invalid("Validation failed: Title is too long (maximum is " + MAX_TITLE + " characters)");
        }
        var policy = parameters.text("replies_policy");
        if (policy.isPresent() && !POLICIES.contains(policy.get())) {
            throw Refusal.invalid("Validation failed: Replies policy is not included in the list");
        }
        return new ListChange(title, policy, parameters.flag("exclusive"));
    }
}
