package stoa.statuses;

import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.platform.web.Caller;

/**
 * Through whose eyes statuses are read.
 *
 * @param account empty for somebody without a token
 */
public record Viewer(Optional<AccountId> account) {
    private static final Viewer ANYBODY = new Viewer(Optional.empty());

    public static Viewer anybody() {
        return ANYBODY;
    }

    public static Viewer of(AccountId account) {
        return new Viewer(Optional.of(account));
    }

    public static Viewer of(Caller caller) {
        return caller.subject().isPresent() ? of(AccountId.of(caller)) : ANYBODY;
    }
}
