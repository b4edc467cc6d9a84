package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/**
 * A status was changed by its author.
 *
 * @param visibility as {@link StatusPosted}
 * @param significant whether what it says, or asks, is another than before
 */
@Serdeable
@EventType(name = "statuses.status_edited")
public record StatusEdited(StatusId status, AccountId author, String visibility, boolean significant) implements Event {
    @Override
    public long orderingKey() {
        return author.value();
    }
}
