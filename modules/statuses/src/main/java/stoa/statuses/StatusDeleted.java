package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/**
 * A status is gone, with its mentions, tags and favourites.
 *
 * @param inReplyTo the status that it answered
 */
@Serdeable
@EventType(name = "statuses.status_deleted")
public record StatusDeleted(
        StatusId status, AccountId author, @Nullable StatusId inReplyTo) implements Event {
    @Override
    public long orderingKey() {
        return author.value();
    }
}
