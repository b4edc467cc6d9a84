package stoa.accounts;

/** Links that people get by e-mail. Each works once and for a while, and the last one of its kind only. */
public interface EmailedLinks {

    /** Whether there are any: not where the server sends no mail. */
    boolean areSent();

    /**
     * Has a link sent with which somebody confirms their address, later, in the caller's transaction where there is one. Nothing
     * happens where no mail is sent.
     */
    void sendConfirmation(AccountId account);

    /**
     * Confirms the address to which a link was sent.
     *
     * @return whether it was a link that works
     */
    boolean confirm(String token);

    /**
     * Has somebody use another address: once they open the link that is sent to it, and at once where no mail is sent.
     *
     * @return whether it is done
     * @throws SignUpRefusal where it is no address, or, where that can be told at once, somebody else's
     */
    boolean changeAddress(AccountId account, String email);

    /**
     * Has a link sent with which somebody chooses a new password, if it is the address of somebody who may sign in. Whether it
     * is cannot be told from outside.
     */
    void sendPasswordLink(String email);

    /** Whether a new password may be chosen with this link. */
    boolean opensPassword(String token);

    /**
     * Sets a new password, and ends all sessions, tokens and other links of the account.
     *
     * @return whether it was a link that works
     * @throws SignUpRefusal where the password cannot be had; the link still works
     */
    boolean setPassword(String token, String password);
}
