package stoa.accounts;

import java.util.Optional;

/** What somebody may do for the server beyond what everybody may; each includes the ones before it. */
public enum StaffRole {
    /** Looks after what people report. */
    MODERATOR,
    /** Runs the server. */
    ADMIN;

    /** @param name as the database has it; empty for {@code user} */
    public static Optional<StaffRole> of(String name) {
        return switch (name) {
            case "moderator" -> Optional.of(MODERATOR);
            case "admin" -> Optional.of(ADMIN);
            default -> Optional.empty();
        };
    }

    /** Whether this is a role or more than it. */
    public boolean includes(StaffRole least) {
        return compareTo(least) >= 0;
    }
}
