package stoa.accounts.standing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;

/**
 * What is known of an account beside its profile.
 *
 * @param email empty where nobody signs in any more
 * @param role as the database has it
 * @param application through which app its owner signed up, null for none
 */
record StandingRow(
        AccountId account,
        String username,
        Instant createdAt,
        String email,
        String locale,
        String role,
        boolean confirmed,
        boolean disabled,
        boolean silenced,
        boolean suspended,
        boolean sensitized,
        @Nullable Long application) {}
