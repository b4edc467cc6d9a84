package stoa.statuses.direct;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import stoa.accounts.AccountId;
import stoa.statuses.StatusId;

/** Keeps conversations in step with what is posted, edited and deleted; joins the caller's transaction. */
@Singleton
public class DirectConversations {
    private final DirectConversationSql conversations;

    DirectConversations(DirectConversationSql conversations) {
        this.conversations = conversations;
    }

    /** A direct status was posted. */
    public void posted(StatusId status, AccountId author, Collection<AccountId> mentioned) {
        var all = new HashSet<>(mentioned);
        all.add(author);
        conversations.append(status, author, all);
    }

    /** A status, of whatever visibility, mentions these after an edit. */
    public void edited(StatusId status, AccountId author, Collection<AccountId> mentioned) {
        if (!mentioned.isEmpty()) {
            conversations.join(status, author, mentioned);
        }
    }

    /** A direct status was deleted. */
    public void deleted(StatusId status) {
        conversations.forget(status);
    }
}
