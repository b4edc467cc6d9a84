package stoa.accounts;

import java.util.Optional;
import stoa.platform.web.Refusal;

/** Those who run the server. */
public interface Staff {

    /** The role of somebody, as it is now; empty for most people, and for whoever was disabled or suspended. */
    Optional<StaffRole> roleOf(AccountId account);

    /**
     * The role of somebody who has this one or more.
     *
     * @throws Refusal 403 for anybody else
     */
    default StaffRole require(AccountId account, StaffRole least) {
        return roleOf(account)
                .filter(role -> role.includes(least))
                .orElseThrow(() -> Refusal.forbidden("This action is not allowed"));
    }
}
