package stoa.accounts;

/** What somebody may do for the server beyond what everybody may; each includes the ones before it. */
public enum StaffRole {
    /** Looks after what people report. */
    MODERATOR,
    /** Runs the server. */
    ADMIN;

    /** Whether this is a role or more than it. */
    public boolean includes(StaffRole least) {
        return compareTo(least) >= 0;
    }
}
