package stoa.accounts;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** Everybody is told something. */
@Serdeable
@EventType(name = "accounts.announcement_published")
public record AnnouncementPublished(long announcement) implements Event {
    @Override
    public long orderingKey() {
        return announcement;
    }
}
