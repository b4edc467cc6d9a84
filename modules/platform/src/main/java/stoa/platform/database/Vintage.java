package stoa.platform.database;

/**
 * How much what was read is certain to show, for what is kept of it.
 *
 * @param position all that was committed below it
 * @param asOf all that was committed before this instant of {@link System#nanoTime}
 */
public record Vintage(WalPosition position, long asOf) {}
