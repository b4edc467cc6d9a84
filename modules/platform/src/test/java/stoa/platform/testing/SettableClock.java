package stoa.platform.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Stands still until it is moved on. Given to a server as a singleton, it replaces the clock of the machine. */
public final class SettableClock extends Clock {
    /** No finer than the database can store. */
    private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /** Moves on. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("it stands in UTC");
    }
}
