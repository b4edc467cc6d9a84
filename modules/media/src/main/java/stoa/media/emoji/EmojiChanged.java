package stoa.media.emoji;

import io.micronaut.serde.annotation.Serdeable;
import stoa.platform.events.Event;
import stoa.platform.events.EventType;

/** An emoji was added, enabled, disabled or removed. */
@Serdeable
@EventType(name = "media.emoji_changed")
record EmojiChanged(String shortcode) implements Event {
    @Override
    public long orderingKey() {
        return 0;
    }
}
