package stoa.moderation;

import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Refusal;

/**
 * Reports as moderators handle them. All of it is refused with 403 to whoever is none; what changes anything leaves an entry in
 * the {@link AuditTrail}.
 */
public interface ReportDesk {

    /** One page, the newest first, in a constant number of statements. */
    List<AdminReportView> page(AccountId moderator, ReportChoice choice, PageRequest page);

    /** @throws Refusal 404 where there is none */
    AdminReportView get(AccountId moderator, ReportId id);

    /** @throws Refusal 404 where there is none */
    AdminReportView take(AccountId moderator, ReportId id, Step step);

    /**
     * Sorts a report in anew.
     *
     * @param category empty to leave it
     * @param rules which are broken, empty to leave them
     * @throws Refusal 404 where there is none, 422 for a category or rules that are none
     */
    AdminReportView sort(AccountId moderator, ReportId id, Optional<String> category, Optional<List<String>> rules);

    /** What becomes of a report. */
    enum Step {
        /** The moderator looks after it. */
        ASSIGN_TO_SELF,
        /** Nobody does any more. */
        UNASSIGN,
        /** It is dealt with. */
        RESOLVE,
        /** It is not, after all. */
        REOPEN
    }

    /**
     * Which reports.
     *
     * @param resolved those that are dealt with, else those that are open
     */
    record ReportChoice(boolean resolved, Optional<AccountId> by, Optional<AccountId> against) {}
}
