package stoa.graph;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** Somebody began to follow; not published where only the options of a follow change. */
@Serdeable
@EventType(name = "graph.followed")
public record Followed(AccountId account, AccountId target) implements Event {
    @Override
    public long orderingKey() {
        return account.value();
    }
}
