package stoa.graph;

import java.util.List;
import stoa.accounts.AccountId;

/** How accounts stand to each other. */
public interface Relationships {

    /** How one account stands to others, in the order asked, one statement whatever the number. */
    List<RelationshipView> of(AccountId account, List<AccountId> targets);

    /**
     * Follows, or changes the options of a follow.
     *
     * @throws stoa.platform.web.Refusal 403 for oneself, 404 for an account that does not exist
     */
    RelationshipView follow(AccountId account, AccountId target, FollowOptions options);

    /**
     * Ends a follow; nothing happens where there is none.
     *
     * @throws stoa.platform.web.Refusal 404 as for a follow
     */
    RelationshipView unfollow(AccountId account, AccountId target);
}
