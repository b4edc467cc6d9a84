package stoa.accounts;

import java.util.Optional;

/** Sign-in on the web pages. */
public interface SignIns {

    /**
     * Checks a password and begins a session.
     *
     * @param login e-mail address or user name
     * @param userAgent what the browser calls itself, for the list of sessions
     * @return the session's secret for the cookie, valid thirty days; empty where login and password do not match
     */
    Optional<String> signIn(String login, String password, String userAgent);

    /** Who a session's secret stands for; empty where it is unknown, expired, or its owner is disabled. */
    Optional<AccountId> find(String secret);

    /** Ends a session; nothing happens where there is none. */
    void signOut(String secret);

    /** Checks a password without beginning a session. */
    Optional<AccountId> check(String login, String password);
}
