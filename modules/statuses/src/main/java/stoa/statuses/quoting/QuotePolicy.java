package stoa.statuses.quoting;

import java.util.Set;
import stoa.platform.web.Refusal;

/** Who may quote a status: {@code public}, {@code followers} of its author, or {@code nobody} but its author. */
public final class QuotePolicy {
    private static final String NOBODY = "nobody";
    private static final Set<String> POLICIES = Set.of("public", "followers", NOBODY);
    private static final Set<String> FOR_ANYBODY = Set.of("public", "unlisted");

    private QuotePolicy() {}

    /** @throws Refusal 422 for what is no policy */
    public static void check(String policy) {
        if (!POLICIES.contains(policy)) {
            throw Refusal.invalid("Validation failed: Quote approval policy is not included in the list");
        }
    }

    /** What a policy comes to: what is not for anybody is quoted by nobody. */
    public static String of(String policy, String visibility) {
        return FOR_ANYBODY.contains(visibility) ? policy : NOBODY;
    }
}
