package stoa.statuses;

import java.util.Collection;
import java.util.Map;
import stoa.accounts.AccountId;

/** Conversations of direct statuses, for the modules above. */
public interface Conversations {

    /**
     * The conversations of which these are the last statuses, as each of some readers who take part has them. A constant number
     * of statements whatever the numbers.
     */
    Map<AccountId, Collection<ConversationView>> endingIn(Collection<StatusId> statuses, Collection<AccountId> readers);
}
