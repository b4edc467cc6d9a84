package stoa.insights.collecting;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.graph.Followed;
import stoa.graph.Unfollowed;
import stoa.platform.events.PublishedEvent;
import stoa.statuses.StatusFavourited;
import stoa.statuses.StatusId;
import stoa.statuses.StatusPosted;

/**
 * An event that is counted.
 *
 * @param kind {@code posted}, {@code favourite}, {@code follow} or {@code unfollow}
 * @param account who did it
 * @param status what was posted or favourited
 * @param target who was followed, or whose status was answered
 * @param answered the status that was answered
 */
record CollectedEvent(
        long id,
        Instant happenedAt,
        String kind,
        AccountId account,
        @Nullable StatusId status,
        @Nullable AccountId target,
        @Nullable StatusId answered) {

    /** Empty for what is not counted. */
    static Optional<CollectedEvent> of(PublishedEvent published) {
        long id = published.id();
        var at = published.publishedAt();
        return Optional.ofNullable(
                switch (published.event()) {
                    case StatusPosted is ->
                        new CollectedEvent(
                                id, at, "posted", is.author(), is.status(), is.inReplyToAccount(), is.inReplyTo());
                    case StatusFavourited is ->
                        new CollectedEvent(id, at, "favourite", is.account(), is.status(), null, null);
                    case Followed is -> new CollectedEvent(id, at, "follow", is.account(), null, is.target(), null);
                    case Unfollowed is -> new CollectedEvent(id, at, "unfollow", is.account(), null, is.target(), null);
                    default -> null;
                });
    }
}
