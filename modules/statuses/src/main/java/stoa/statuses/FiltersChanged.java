package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** Somebody made, changed or deleted a filter of theirs, or what it looks for. */
@Serdeable
@EventType(name = "statuses.filters_changed")
public record FiltersChanged(AccountId account) implements Event {
    @Override
    public long orderingKey() {
        return account.value();
    }
}
