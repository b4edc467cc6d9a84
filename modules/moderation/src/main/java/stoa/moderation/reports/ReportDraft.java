package stoa.moderation.reports;

import java.util.List;
import java.util.Set;
import stoa.accounts.AccountId;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;

/**
 * What somebody reports.
 *
 * @param category one of Mastodon's: other, spam, legal, violation; the last one where rules are named
 */
record ReportDraft(AccountId target, List<StatusId> statuses, List<String> rules, String category, String comment) {
    private static final Set<String> CATEGORIES = Set.of("other", "spam", "legal", "violation");
    private static final String VIOLATION = "violation";
    private static final int MAX_COMMENT = 1000;
    private static final int MOST = 100;

    /** @throws Refusal 400, 404 and 422 as Mastodon has them */
    static ReportDraft of(Parameters parameters) {
        parameters.required("account_id");
        var target = parameters.id("account_id").orElseThrow(Refusal::notFound);
        var statuses = parameters.texts("status_ids").stream()
                .map(text -> Snowflake.parse(text).orElseThrow(Refusal::notFound))
                .distinct()
                .map(StatusId::new)
                .toList();
        var rules = parameters.texts("rule_ids").stream().distinct().toList();
        if (statuses.size() > MOST || rules.size() > MOST) {
            throw Refusal.invalid("Validation failed: A report names at most " + MOST + " statuses and rules");
        }
        var category = rules.isEmpty()
                ? parameters.text("category").filter(text -> !text.isBlank()).orElse("other")
                : VIOLATION;
        requireCategory(category);
        var comment = parameters.text("comment").orElse("");
        if (comment.codePointCount(0, comment.length()) > MAX_COMMENT) {
            throw Refusal.invalid("Validation failed: Comment is too long (maximum is 1000 characters)");
        }
        return new ReportDraft(new AccountId(target), statuses, rules, category, comment);
    }

    /** @throws Refusal 422 where it is none */
    static void requireCategory(String category) {
        if (!CATEGORIES.contains(category)) {
            throw Refusal.invalid("Validation failed: Category is not included in the list");
        }
    }
}
