package stoa.statuses;

import stoa.accounts.AccountId;

/** Favouriting, once per person and status. */
public interface Favourites {

    /**
     * Favourites a status; nothing happens where it is already.
     *
     * @throws stoa.platform.web.Refusal 404
     */
    StatusView add(StatusId status, AccountId account);

    /**
     * Takes a favourite back; nothing happens where there is none.
     *
     * @throws stoa.platform.web.Refusal 404
     */
    StatusView remove(StatusId status, AccountId account);
}
