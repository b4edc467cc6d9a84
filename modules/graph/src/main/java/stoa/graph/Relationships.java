package stoa.graph;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import stoa.accounts.AccountId;

/** How accounts stand to each other. */
public interface Relationships {

    /** How one account stands to others, in the order asked, one statement whatever the number. */
    List<RelationshipView> of(AccountId account, List<AccountId> targets);

    /** As {@link #of(AccountId, List)} for one. */
    default RelationshipView of(AccountId account, AccountId target) {
        return of(account, List.of(target)).getFirst();
    }

    /** Those of the others who block the account or whom it blocks, as committed on the primary. */
    Set<AccountId> blockedAmong(AccountId account, Collection<AccountId> others);

    /**
     * Keeps every other act on the same two accounts waiting until the caller's transaction ends, so that a follow and a
     * block never pass each other unseen.
     */
    void lock(AccountId one, AccountId other);

    /**
     * Follows, or asks a locked account to be let follow it, or changes the options of either.
     *
     * @throws stoa.platform.web.Refusal 403 for oneself or where one of the two blocks the other, 404 for an account that
     *     does not exist, 422 for too many
     */
    RelationshipView follow(AccountId account, AccountId target, FollowOptions options);

    /**
     * Ends a follow, or takes back a request; nothing happens where there is neither.
     *
     * @throws stoa.platform.web.Refusal 404 as for a follow
     */
    RelationshipView unfollow(AccountId account, AccountId target);
}
