package stoa.platform.database;

import java.time.Duration;

/**
 * Whether a replica serves reads. It leaves at the first check that finds it beyond a limit, and comes back with hysteresis:
 * after several checks in a row within half of both limits.
 */
final class Rotation {
    private static final int CHECKS_TO_RETURN = 5;

    private final Duration maxLag;
    private final long maxLagBytes;
    private volatile boolean in;
    private volatile Duration lag = Duration.ZERO;
    private int goodChecks = CHECKS_TO_RETURN - 1;

    Rotation(DatabaseConfig config) {
        this.maxLag = config.maxLag();
        this.maxLagBytes = config.maxLagBytes();
    }

    boolean isIn() {
        return in;
    }

    /** How old the past is that it shows, as of the last check. */
    Duration lag() {
        return lag;
    }

    /**
     * Takes note of a check.
     *
     * @return whether this changed the rotation
     */
    boolean check(boolean usable, Duration lagNow, long lagBytes) {
        lag = lagNow;
        boolean within = usable && lagNow.compareTo(maxLag) <= 0 && lagBytes <= maxLagBytes;
        boolean wellWithin = within && lagNow.compareTo(maxLag.dividedBy(2)) <= 0 && lagBytes <= maxLagBytes / 2;
        goodChecks = wellWithin ? goodChecks + 1 : within && in ? goodChecks : 0;
        boolean next = in ? within : goodChecks >= CHECKS_TO_RETURN;
        boolean changed = next != in;
        in = next;
        return changed;
    }
}
