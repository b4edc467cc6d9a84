package stoa.accounts;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/**
 * Somebody reacted to an announcement, or took that back.
 *
 * @param name an emoji, or the name of a custom one
 */
@Serdeable
@EventType(name = "accounts.announcement_reacted")
public record AnnouncementReacted(long announcement, String name) implements Event {
    @Override
    public long orderingKey() {
        return announcement;
    }
}
