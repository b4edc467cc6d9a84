package stoa.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts for the modules above: read in bulk, one statement whatever the number. */
public interface Accounts {

    /** The accounts that exist and are not suspended, by id; ids without one are left out. */
    Map<AccountId, AccountView> byIds(Collection<AccountId> ids);

    /**
     * Accounts by id also where they are suspended or deleted, as they are now: only for those who look after the server, and
     * what is shown to them.
     */
    Map<AccountId, AccountView> inAnyStanding(Collection<AccountId> ids);

    /** The account of an id; empty where there is none or it is suspended. */
    Optional<AccountView> find(AccountId id);

    /**
     * As {@link #find(AccountId)}.
     *
     * @throws stoa.platform.web.Refusal 404 where there is none
     */
    AccountView get(AccountId id);

    /** The account of a user name, whatever its case, also written {@code name@this.domain}. */
    Optional<AccountView> findByName(String acct);

    /** Ids by user name in lower case, for those names that exist. */
    Map<String, AccountId> idsByUsernames(Collection<String> usernames);

    /** Applies changes of profile figures, in the caller's transaction where there is one. */
    void count(List<CounterChange> changes);

    /** The posting defaults of somebody who signs in. */
    PostingDefaults postingDefaults(AccountId id);

    /** How many people and statuses there are, and how many people are about: at most a minute old. */
    Figures figures();

    /**
     * The figures of the whole server.
     *
     * @param activeMonth people who posted in the last four weeks
     */
    record Figures(long people, long activeMonth, long statuses) {}
}
