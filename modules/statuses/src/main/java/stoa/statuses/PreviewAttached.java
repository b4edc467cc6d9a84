package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** A status shows where its link leads; its author has changed nothing. */
@Serdeable
@EventType(name = "statuses.preview_attached")
public record PreviewAttached(StatusId status, AccountId author) implements Event {
    @Override
    public long orderingKey() {
        return author.value();
    }
}
