package stoa.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody decides about how they sign in, in a browser in which they are signed in. */
public interface LoginSettings {

    /** Where somebody is signed in, and whether a second factor is asked for; the latest first. */
    Overview of(AccountId account, String session);

    /**
     * Changes the password and ends all other sessions in browsers and all links that were sent; apps keep their access.
     *
     * @param session the one that goes on
     * @throws stoa.platform.web.Refusal 422 where the current one is wrong, or the new one cannot be
     */
    void changePassword(AccountId account, String current, String wanted, String session);

    /** Whether a password is theirs. */
    boolean isTheirs(AccountId account, String password);

    /**
     * Whether somebody shows that an account is theirs: with its password, and where a second factor is asked for with a code too,
     * which is then used up.
     *
     * @param code anything where no second factor is asked for
     */
    boolean prove(AccountId account, String password, String code);

    /** Whether a second factor is asked for. */
    boolean asksForCode(AccountId account);

    /** Ends a session of theirs; nothing happens where there is none. */
    void endSession(AccountId account, long session);

    /** Takes back all tokens of theirs that an app holds. */
    void revokeApp(AccountId account, long application);

    /**
     * Makes a new secret that waits for its first code; the same again until then.
     *
     * @return in base32 (RFC 4648); empty where a second factor is asked for already
     */
    Optional<String> prepareSecondFactor(AccountId account);

    /**
     * Asks for a second factor from now on.
     *
     * @param code the first one
     * @return recovery codes, which can be read only now; none where the code is wrong
     */
    List<String> enableSecondFactor(AccountId account, String code);

    /** @return whether it was theirs, and so no second factor is asked for any more */
    boolean disableSecondFactor(AccountId account, String password);

    /**
     * What there is to decide about.
     *
     * @param email the address, for its owner's eyes
     * @param secondFactor whether a code is asked for after the password
     */
    record Overview(String email, boolean secondFactor, List<Session> sessions, List<App> apps) {}

    /**
     * A browser.
     *
     * @param current whether it is the one that asks
     */
    record Session(long id, String userAgent, Instant since, boolean current) {}

    /** An app that holds tokens. */
    record App(long id, String name, Instant since, List<String> scopes) {}
}
