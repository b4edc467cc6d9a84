package stoa.platform.database;

/**
 * What the last check of a server found.
 *
 * @param reachable whether it answered
 * @param inRecovery whether it is a standby
 * @param position up to where it has replayed, or on a primary written
 */
record NodeState(boolean reachable, boolean inRecovery, WalPosition position) {
    static final NodeState UNKNOWN = new NodeState(false, true, new WalPosition(0, 0));

    boolean isPrimary() {
        return reachable && !inRecovery;
    }
}
