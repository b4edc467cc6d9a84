package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/**
 * Who may quote a status (Mastodon documentation, entity QuoteApproval).
 *
 * @param automatic who may without being asked: {@code public}, {@code followers}, or nobody
 * @param manual always nobody: nobody is asked here
 * @param currentUser {@code automatic} or {@code denied}: whether the viewer may
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record QuoteApproval(List<String> automatic, List<String> manual, String currentUser) {
    private static final String ALLOWED = "automatic";

    /** @param policy {@code public}, {@code followers} or {@code nobody} */
    public static QuoteApproval of(String policy, boolean quotable) {
        return new QuoteApproval(policy.equals("nobody") ? List.of() : List.of(policy), List.of(), word(quotable));
    }

    /** The same for another viewer. */
    QuoteApproval to(boolean quotable) {
        return new QuoteApproval(automatic, manual, word(quotable));
    }

    private static String word(boolean quotable) {
        return quotable ? ALLOWED : "denied";
    }

    /** Whether the viewer may quote it. */
    public boolean allowed() {
        return currentUser.equals(ALLOWED);
    }
}
