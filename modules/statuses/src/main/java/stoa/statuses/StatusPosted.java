package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/**
 * A status was posted.
 *
 * @param visibility {@code public}, {@code unlisted}, {@code private} or {@code direct}, as it was posted
 * @param inReplyTo the status that it answers
 * @param inReplyToAccount the author of that status
 * @param quoteOf the status that it quotes; null in events of older servers
 */
@Serdeable
@EventType(name = "statuses.status_posted")
public record StatusPosted(
        StatusId status,
        AccountId author,
        String visibility,
        @Nullable StatusId inReplyTo,
        @Nullable AccountId inReplyToAccount,
        @Nullable StatusId quoteOf)
        implements Event {
    @Override
    public long orderingKey() {
        return author.value();
    }
}
