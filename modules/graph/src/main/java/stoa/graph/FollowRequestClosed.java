package stoa.graph;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** A request to follow is no more: let, turned down, taken back or ended by a block. */
@Serdeable
@EventType(name = "graph.follow_request_closed")
public record FollowRequestClosed(AccountId account, AccountId target) implements Event {
    @Override
    public long orderingKey() {
        return account.value();
    }
}
