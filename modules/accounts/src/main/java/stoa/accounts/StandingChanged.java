package stoa.accounts;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/**
 * Somebody who looks after the server has restricted an account, or lifted a restriction.
 *
 * @param active whether its owner may act now
 */
@Serdeable
@EventType(name = "accounts.standing_changed")
public record StandingChanged(AccountId account, boolean active) implements Event {
    @Override
    public long orderingKey() {
        return account.value();
    }
}
