package stoa.accounts;

import java.util.Optional;
import java.util.Set;

/**
 * Which accounts somebody who looks after the server wants to see.
 *
 * @param roles only those of one of these roles, as the database has them; empty for any
 * @param username how the user name begins
 * @param displayName how the display name begins
 * @param email how the address begins
 */
public record AccountChoice(
        Optional<Standing> standing,
        Set<String> roles,
        Optional<String> username,
        Optional<String> displayName,
        Optional<String> email) {
    public static final AccountChoice ALL =
            new AccountChoice(Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What an account is; it may be several of these at once. */
    public enum Standing {
        /** Not suspended. */
        ACTIVE,
        /** Nobody waits for approval here: sign-up is open, or it is not. */
        PENDING,
        DISABLED,
        SILENCED,
        SUSPENDED,
        SENSITIZED
    }
}
