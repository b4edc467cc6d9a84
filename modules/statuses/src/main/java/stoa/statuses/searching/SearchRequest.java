package stoa.statuses.searching;

import java.util.Optional;
import java.util.Set;
import stoa.accounts.AccountId;
import stoa.platform.web.Caller;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.Viewer;

/**
 * What is searched for, and what for.
 *
 * @param type {@code accounts}, {@code statuses} or {@code hashtags}; empty for all three
 * @param author whose statuses alone are wanted
 */
record SearchRequest(
        Viewer viewer,
        String query,
        Optional<String> type,
        boolean following,
        Optional<AccountId> author,
        PageRequest page,
        int offset) {
    private static final Set<String> TYPES = Set.of("accounts", "statuses", "hashtags");
    private static final int MAX_OFFSET = 10_000;

    /** @throws Refusal 400 for parameters that cannot be read */
    static SearchRequest of(Caller caller, Parameters parameters) {
        var type = parameters.text("type").filter(text -> !text.isBlank());
        if (type.filter(text -> !TYPES.contains(text)).isPresent()) {
            throw Refusal.badRequest("Invalid value for parameter type: must be accounts, statuses or hashtags");
        }
        int offset = parameters.integer("offset").orElse(0);
        if (offset < 0 || offset > MAX_OFFSET) {
            throw Refusal.badRequest("Invalid value for parameter offset: must be between 0 and " + MAX_OFFSET);
        }
        var author = parameters.id("account_id");
        return new SearchRequest(
                Viewer.of(caller),
                parameters.required("q").strip(),
                type,
                parameters.isSet("following"),
                author.isPresent() ? Optional.of(new AccountId(author.getAsLong())) : Optional.empty(),
                PageRequest.of(parameters, 20, 40),
                offset);
    }

    boolean wants(String what) {
        return type.isEmpty() || type.get().equals(what);
    }
}
