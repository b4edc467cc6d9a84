package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** Somebody favourited a status that they had not favourited yet. */
@Serdeable
@EventType(name = "statuses.status_favourited")
public record StatusFavourited(StatusId status, AccountId account) implements Event {
    @Override
    public long orderingKey() {
        return account.value();
    }
}
