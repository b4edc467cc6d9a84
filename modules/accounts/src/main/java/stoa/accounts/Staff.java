package stoa.accounts;

import java.util.Optional;

/** Those who run the server. */
public interface Staff {

    /** The role of somebody, as it is now; empty for most people, and for whoever was disabled. */
    Optional<StaffRole> roleOf(AccountId account);
}
