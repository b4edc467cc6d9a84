package stoa.accounts;

import java.util.OptionalLong;

/**
 * What somebody who signs up asks for.
 *
 * @param agreement whether they accept the server's rules
 * @param role {@code user}, {@code moderator} or {@code admin}; only the command line asks for more than the first
 * @param confirmed whether the e-mail address is known to be theirs
 * @param application the app through which they sign up, empty for the web and the command line
 */
public record SignUpRequest(
        String username,
        String email,
        String password,
        boolean agreement,
        String role,
        String locale,
        boolean confirmed,
        OptionalLong application) {
    @Override
    public String toString() {
        return "SignUpRequest[" + username + "]";
    }
}
