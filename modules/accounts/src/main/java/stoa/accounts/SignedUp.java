package stoa.accounts;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** Somebody has got an account. */
@Serdeable
@EventType(name = "accounts.signed_up")
public record SignedUp(AccountId account) implements Event {
    @Override
    public long orderingKey() {
        return account.value();
    }
}
