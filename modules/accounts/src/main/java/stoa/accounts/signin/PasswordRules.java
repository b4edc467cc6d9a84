package stoa.accounts.signin;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import stoa.accounts.SignUpRefusal.Problem;

/** What a password may be. */
public final class PasswordRules {
    private static final int LEAST_CHARACTERS = 8;
    private static final int MOST_BYTES = 256;
    private static final String FIELD = "password";

    private PasswordRules() {}

    /** Why it cannot be one. */
    public static Optional<Problem> problem(String password) {
        if (password.isBlank()) {
            return Optional.of(new Problem(FIELD, "ERR_BLANK", "can't be blank"));
        }
        if (password.codePointCount(0, password.length()) < LEAST_CHARACTERS) {
            return Optional.of(new Problem(FIELD, "ERR_TOO_SHORT", "is too short (minimum is 8 characters)"));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of(new Problem(FIELD, "ERR_TOO_LONG", "is too long (maximum is 256 bytes)"));
        }
        return Optional.empty();
    }
}
