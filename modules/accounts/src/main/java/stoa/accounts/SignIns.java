package stoa.accounts;

import java.util.Optional;

/** Sign-in on the web pages. */
public interface SignIns {

    /**
     * Checks a password and begins a session, or the wait for a second factor.
     *
     * @param login e-mail address or user name
     * @param userAgent what the browser calls itself, for the list of sessions
     * @return the session, valid thirty days; empty where login and password do not match
     */
    Optional<SignInStep> signIn(String login, String password, String userAgent);

    /**
     * Checks the second factor and begins the session. After five wrong codes the password has to be said again.
     *
     * @param pending the secret of a step that awaits a code
     * @param code of the app, or a recovery code
     * @return the session's secret; empty where nothing waits or the code is wrong
     */
    Optional<String> confirm(String pending, String code, String userAgent);

    /** Whether a secret is that of a step that awaits a code. */
    boolean awaitsCode(String secret);

    /** Who a session's secret stands for; empty where it is unknown, expired, or waits for a code, or its owner may not sign in. */
    Optional<AccountId> find(String secret);

    /** Ends a session; nothing happens where there is none. */
    void signOut(String secret);

    /** Checks a password without beginning a session. */
    Optional<Checked> check(String login, String password);

    /**
     * Whose password it is.
     *
     * @param secondFactor whether it is not enough
     */
    record Checked(AccountId account, boolean secondFactor) {}
}
