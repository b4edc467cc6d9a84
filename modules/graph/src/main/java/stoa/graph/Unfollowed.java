package stoa.graph;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** A follow ended, whoever ended it. */
@Serdeable
@EventType(name = "graph.unfollowed")
public record Unfollowed(AccountId account, AccountId target) implements Event {
    @Override
    public long orderingKey() {
        return account.value();
    }
}
