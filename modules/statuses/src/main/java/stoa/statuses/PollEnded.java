package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import stoa.accounts.AccountId;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** The time of a poll has run out. */
@Serdeable
@EventType(name = "statuses.poll_ended")
public record PollEnded(StatusId status, AccountId author) implements Event {
    @Override
    public long orderingKey() {
        return author.value();
    }
}
