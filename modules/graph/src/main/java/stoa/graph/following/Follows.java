package stoa.graph.following;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.graph.FollowOptions;
import stoa.graph.Followed;
import stoa.graph.RelationshipView;
import stoa.graph.Relationships;
import stoa.graph.Unfollowed;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.web.Refusal;

/** Follows and unfollows, keeping the figures of both profiles in step. */
@Singleton
class Follows implements Relationships {
    private final FollowSql follows;
    private final Accounts accounts;
    private final Database database;
    private final Events events;

    Follows(FollowSql follows, Accounts accounts, Database database, Events events) {
        this.follows = follows;
        this.accounts = accounts;
        this.database = database;
        this.events = events;
    }

    @Override
    public List<RelationshipView> of(AccountId account, List<AccountId> targets) {
        if (targets.isEmpty()) {
            return List.of();
        }
        var between = follows.between(account, targets);
        return targets.stream()
                .distinct()
                .map(target -> view(target, between.getOrDefault(target, FollowSql.Both.NOTHING)))
                .toList();
    }

    @Override
    public RelationshipView follow(AccountId account, AccountId target, FollowOptions options) {
        if (account.equals(target)) {
            throw Refusal.forbidden("This action is not allowed");
        }
        accounts.get(target);
        database.write(sql -> {
            if (follows.upsert(account, target, options)) {
                accounts.count(List.of(CounterChange.following(account, 1), CounterChange.followers(target, 1)));
                events.publish(new Followed(account, target));
            }
            return true;
        });
        return of(account, List.of(target)).getFirst();
    }

    @Override
    public RelationshipView unfollow(AccountId account, AccountId target) {
        accounts.get(target);
        database.write(sql -> {
            if (follows.delete(account, target)) {
                accounts.count(List.of(CounterChange.following(account, -1), CounterChange.followers(target, -1)));
                events.publish(new Unfollowed(account, target));
            }
            return true;
        });
        return of(account, List.of(target)).getFirst();
    }

    private static RelationshipView view(AccountId target, FollowSql.Both both) {
        return new RelationshipView(
                target.toString(),
                both.following(),
                both.showingReblogs(),
                both.notifying(),
                both.languages(),
                both.followedBy(),
                false,
                false,
                false,
                false,
                null,
                false,
                false,
                false,
                false,
                "");
    }
}
