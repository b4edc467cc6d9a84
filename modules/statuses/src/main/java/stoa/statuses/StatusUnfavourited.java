package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** A favourite was taken back by its owner. */
@Serdeable
@EventType(name = "statuses.status_unfavourited")
public record StatusUnfavourited(StatusId status, AccountId account) implements Event {
    @Override
    public long orderingKey() {
        return account.value();
    }
}
