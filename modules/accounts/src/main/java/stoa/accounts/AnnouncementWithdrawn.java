package stoa.accounts;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** An announcement is gone. */
@Serdeable
@EventType(name = "accounts.announcement_withdrawn")
public record AnnouncementWithdrawn(long announcement) implements Event {
    @Override
    public long orderingKey() {
        return announcement;
    }
}
