package stoa.statuses;

import java.util.Optional;
import stoa.accounts.AccountId;

/** Posting, for the API, the demo and whoever imports. */
public interface Posts {

    /**
     * Posts a status.
     *
     * @param idempotencyKey a repeat of it within the hour answers with the first status
     * @throws stoa.platform.web.Refusal 422 where the status cannot be accepted, 404 where what it replies to or quotes
     *     is not there or not to be quoted
     */
    StatusView post(AccountId author, PostRequest request, Optional<String> idempotencyKey);
}
