package stoa.statuses;

import java.util.Optional;
import stoa.accounts.AccountId;

/** Reblogging, once per person and status. A reblog of a reblog is one of what that shows. */
public interface Reblogs {

    /**
     * Reblogs a status; where it is already, answers with the reblog that there is.
     *
     * @param visibility {@code public}, {@code unlisted} or {@code private}; empty for the account's default. What is
     *     private stays so.
     * @return the reblog, which holds the status
     * @throws stoa.platform.web.Refusal 404, 403 for what may not be passed on, 422 for another visibility
     */
    StatusView add(StatusId status, AccountId account, Optional<String> visibility);

    /**
     * Takes a reblog back; nothing happens where there is none.
     *
     * @return the status that was reblogged
     * @throws stoa.platform.web.Refusal 404
     */
    StatusView remove(StatusId status, AccountId account);
}
