package stoa.graph.following;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.graph.FollowOptions;
import stoa.graph.FollowRequestClosed;
import stoa.graph.FollowRequested;
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
    /** Mastodon's: beyond it, one may follow a tenth more than one is followed. */
    private static final long MAX_FOLLOWING = 7_500;

    private final FollowSql follows;
    private final FollowRequestSql requests;
    private final RelationshipSql relationships;
    private final Accounts accounts;
    private final Database database;
    private final Events events;

    Follows(
            FollowSql follows,
            FollowRequestSql requests,
            RelationshipSql relationships,
            Accounts accounts,
            Database database,
            Events events) {
        this.follows = follows;
        this.requests = requests;
        this.relationships = relationships;
        this.accounts = accounts;
        this.database = database;
        this.events = events;
    }

    @Override
    public List<RelationshipView> of(AccountId account, List<AccountId> targets) {
        if (targets.isEmpty()) {
            return List.of();
        }
        var between = relationships.between(account, targets);
        return targets.stream()
                .distinct()
                .map(between::get)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Set<AccountId> blockedAmong(AccountId account, Collection<AccountId> others) {
        return others.isEmpty() ? Set.of() : relationships.blockedAmong(account, others);
    }

    @Override
    public void lock(AccountId one, AccountId other) {
        relationships.lock(one, other);
    }

    @Override
    public RelationshipView follow(AccountId account, AccountId target, FollowOptions options) {
        if (account.equals(target)) {
            throw notAllowed();
        }
        var both = accounts.byIds(List.of(account, target));
        var followed = both.get(target);
        var follower = both.get(account);
        if (followed == null || follower == null) {
            throw Refusal.notFound();
        }
        database.write(sql -> {
            relationships.lock(account, target);
            if (!relationships.blockedAmong(account, List.of(target)).isEmpty()) {
                throw notAllowed();
            }
            if (!follows.update(account, target, options)) {
                checkLimit(follower);
                begin(account, followed, options);
            }
            return true;
        });
        return of(account, target);
    }

    private void begin(AccountId account, AccountView followed, FollowOptions options) {
        var target = followed.accountId();
        if (!followed.locked()) {
            withdraw(account, target);
            add(account, target, options);
        } else if (requests.upsert(account, target, options)) {
            accounts.count(List.of(CounterChange.followRequests(target, 1)));
            events.publish(new FollowRequested(account, target));
        }
    }

    private static void checkLimit(AccountView follower) {
        if (follower.followingCount() >= Math.max(MAX_FOLLOWING, follower.followersCount() * 11 / 10)) {
            throw Refusal.invalid("Validation failed: You cannot follow more people");
        }
    }

    @Override
    public RelationshipView unfollow(AccountId account, AccountId target) {
        accounts.get(target);
        database.write(sql -> {
            relationships.lock(account, target);
            withdraw(account, target);
            return remove(account, target);
        });
        return of(account, target);
    }

    /** Ends the follow of somebody who follows the account. */
    RelationshipView removeFollower(AccountId account, AccountId follower) {
        accounts.get(follower);
        database.write(sql -> {
            relationships.lock(account, follower);
            return remove(follower, account);
        });
        return of(account, follower);
    }

    /**
     * Lets somebody follow who asked to.
     *
     * @throws Refusal 404 where they did not
     */
    RelationshipView authorize(AccountId account, AccountId follower) {
        database.write(sql -> {
            relationships.lock(account, follower);
            var options = requests.take(follower, account).orElseThrow(Refusal::notFound);
            accounts.count(List.of(CounterChange.followRequests(account, -1)));
            events.publish(new FollowRequestClosed(follower, account));
            return add(follower, account, options);
        });
        return of(account, follower);
    }

    /**
     * Turns somebody down who asked to follow.
     *
     * @throws Refusal 404 where they did not
     */
    RelationshipView reject(AccountId account, AccountId follower) {
        database.write(sql -> {
            if (!withdraw(follower, account)) {
                throw Refusal.notFound();
            }
            return true;
        });
        return of(account, follower);
    }

    /** Every follow begins here, inside a transaction that holds the lock of the two. */
    private boolean add(AccountId account, AccountId target, FollowOptions options) {
        boolean isNew = follows.upsert(account, target, options);
        if (isNew) {
            accounts.count(List.of(CounterChange.following(account, 1), CounterChange.followers(target, 1)));
            events.publish(new Followed(account, target));
        }
        return isNew;
    }

    /** Every follow that somebody takes back ends here; a block ends them in {@code blocking}. */
    private boolean remove(AccountId account, AccountId target) {
        boolean was = follows.delete(account, target);
        if (was) {
            accounts.count(List.of(CounterChange.following(account, -1), CounterChange.followers(target, -1)));
            events.publish(new Unfollowed(account, target));
        }
        return was;
    }

    private boolean withdraw(AccountId account, AccountId target) {
        boolean was = requests.take(account, target).isPresent();
        if (was) {
            accounts.count(List.of(CounterChange.followRequests(target, -1)));
            events.publish(new FollowRequestClosed(account, target));
        }
        return was;
    }

    private static Refusal notAllowed() {
        return Refusal.forbidden("This action is not allowed");
    }
}
