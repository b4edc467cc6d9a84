package stoa.accounts;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** Somebody has deleted their account. What they posted is erased after this, and each status tells of it. */
@Serdeable
@EventType(name = "accounts.account_deleted")
public record AccountDeleted(AccountId account) implements Event {
    @Override
    public long orderingKey() {
        return account.value();
    }
}
