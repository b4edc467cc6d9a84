package stoa.platform.events;

import io.micronaut.serde.annotation.Serdeable;

/** An event of the tests. */
@Serdeable
@EventType(name = "platform.happened")
record Happened(long key, int number) implements Event {
    @Override
    public long orderingKey() {
        return key;
    }
}
