package stoa.moderation;

import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountChoice;
import stoa.accounts.AccountId;
import stoa.accounts.AdminAccountView;
import stoa.accounts.Restriction;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Refusal;

/**
 * What moderators do to accounts. All of it is refused with 403 to whoever is none, and towards those who are as much as they are;
 * each act leaves an entry in the {@link AuditTrail}.
 */
public interface AccountActions {

    /**
     * One page of accounts, the newest first, in a constant number of statements.
     *
     * @param choice empty where nobody can be meant
     */
    List<AdminAccountView> accounts(AccountId moderator, Optional<AccountChoice> choice, PageRequest page);

    /** @throws Refusal 404 where there is none */
    AdminAccountView account(AccountId moderator, AccountId account);

    /**
     * Warns or restricts, at once. A restriction closes all open reports against the account, a note the one that it answers.
     *
     * @throws Refusal 403, 404 where there is no such account or report, 422 for a text that is too long
     */
    void take(AccountId moderator, AccountAction action);

    /**
     * Lifts a restriction; nothing happens where there is none.
     *
     * @throws Refusal 403 and 404, also 403 for the suspension of one who is not suspended
     */
    AdminAccountView lift(AccountId moderator, AccountId account, Restriction restriction);

    /**
     * Deletes a suspended account, as its owner would: for administrators only.
     *
     * @return the account as it was
     * @throws Refusal 403, also where it is not suspended, and 404
     */
    AdminAccountView delete(AccountId administrator, AccountId account);

    /** What was done to an account, the latest first: so much as fits on a page. */
    List<TakenAction> against(AccountId moderator, AccountId account);

    /**
     * What is to be done.
     *
     * @param restriction empty for a warning or a note
     * @param text what its owner is told, may be empty
     * @param report which it answers
     * @param sendsMail whether its owner is written to
     */
    record AccountAction(
            AccountId account,
            Optional<Restriction> restriction,
            String text,
            Optional<ReportId> report,
            boolean sendsMail) {}
}
