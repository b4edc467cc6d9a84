package stoa.accounts;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A role (Mastodon documentation, entity Role).
 *
 * @param permissions bitmask in decimal digits; 1 is "administrator", 65536 is "invite users"
 */
@Serdeable
public record RoleView(String id, String name, String color, String permissions, boolean highlighted) {

    /** @param role as the database has it: {@code user}, {@code moderator} or {@code admin} */
    public static RoleView of(String role) {
        return switch (role) {
            case "admin" -> new RoleView("3", "Admin", "", "1", true);
            // view_audit_log, view_dashboard, manage_reports, manage_taxonomies, manage_users
            case "moderator" -> new RoleView("2", "Moderator", "", Long.toString(4 | 8 | 16 | 256 | 1024), true);
            default -> new RoleView("-99", "", "", "65536", false);
        };
    }
}
