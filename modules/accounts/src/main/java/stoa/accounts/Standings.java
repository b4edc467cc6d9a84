package stoa.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Refusal;

/**
 * How accounts stand: for moderation, which decides it and keeps the books. Whether whoever asks may know is for the caller to
 * make sure of. In a constant number of statements whatever the number of accounts.
 */
public interface Standings {

    /** Accounts in any standing, also deleted ones, by id. */
    Map<AccountId, AdminAccountView> byIds(Collection<AccountId> ids);

    /**
     * An account that is not deleted.
     *
     * @throws Refusal 404 where there is none
     */
    AdminAccountView get(AccountId id);

    /** One page of the accounts that are not deleted, the newest first. */
    List<AdminAccountView> page(AccountChoice choice, PageRequest page);

    /** Whether an account's owner may act: it is neither suspended nor disabled, as it is in the transaction of whoever asks. */
    boolean isActive(AccountId account);

    /**
     * Restricts an account, at once.
     *
     * @return whether it was not restricted so yet; false also for one that is not there or deleted
     */
    boolean restrict(AccountId account, Restriction restriction);

    /** @return whether it was restricted so; false also for one that is not there or deleted, which stays hidden */
    boolean lift(AccountId account, Restriction restriction);
}
