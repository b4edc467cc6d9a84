package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/**
 * A status is gone, with its mentions, tags and favourites.
 *
 * @param inReplyTo the status that it answered
 * @param reblogOf the status that it showed, where it was a reblog
 * @param quoteOf the status that it quoted; null in events of older servers
 * @param visibility as {@link StatusPosted}; null in events of older servers, as are the tags
 * @param tags its hashtags, in lower case
 */
@Serdeable
@EventType(name = "statuses.status_deleted")
public record StatusDeleted(
        StatusId status,
        AccountId author,
        @Nullable StatusId inReplyTo,
        @Nullable StatusId reblogOf,
        @Nullable StatusId quoteOf,
        @Nullable String visibility,
        @Nullable List<String> tags)
        implements Event {
    @Override
    public long orderingKey() {
        return author.value();
    }
}
