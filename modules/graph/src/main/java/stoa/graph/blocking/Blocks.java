package stoa.graph.blocking;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.graph.FollowRequestClosed;
import stoa.graph.RelationshipView;
import stoa.graph.Relationships;
import stoa.graph.Unfollowed;
import stoa.platform.database.Database;
import stoa.platform.events.Events;

/** Blocks and unblocks. A block ends what either of the two has of the other. */
@Singleton
class Blocks {
    private final BlockSql blocks;
    private final Relationships relationships;
    private final Accounts accounts;
    private final Database database;
    private final Events events;

    Blocks(BlockSql blocks, Relationships relationships, Accounts accounts, Database database, Events events) {
        this.blocks = blocks;
        this.relationships = relationships;
        this.accounts = accounts;
        this.database = database;
        this.events = events;
    }

    /** Blocks somebody; nothing happens to oneself, nor where it is so already. */
    RelationshipView block(AccountId account, AccountId target) {
        accounts.get(target);
        if (!account.equals(target)) {
            database.write(sql -> {
                relationships.lock(account, target);
                boolean isNew = blocks.insert(account, target);
                if (isNew) {
                    sever(account, target);
                }
                return isNew;
            });
        }
        return relationships.of(account, target);
    }

    private void sever(AccountId account, AccountId target) {
        var changes = new ArrayList<CounterChange>();
        blocks.deleteFollows(account, target).forEach(follow -> {
            changes.add(CounterChange.following(follow.account(), -1));
            changes.add(CounterChange.followers(follow.target(), -1));
            events.publish(new Unfollowed(follow.account(), follow.target()));
        });
        blocks.deleteRequests(account, target).forEach(request -> {
            changes.add(CounterChange.followRequests(request.target(), -1));
            events.publish(new FollowRequestClosed(request.account(), request.target()));
        });
        if (!changes.isEmpty()) {
            accounts.count(changes);
        }
    }

    /** Ends a block; what it ended stays so. */
    RelationshipView unblock(AccountId account, AccountId target) {
        accounts.get(target);
        blocks.delete(account, target);
        return relationships.of(account, target);
    }
}
