package stoa.graph;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** Somebody asked to follow a locked account. */
@Serdeable
@EventType(name = "graph.follow_requested")
public record FollowRequested(AccountId account, AccountId target) implements Event {
    @Override
    public long orderingKey() {
        return account.value();
    }
}
