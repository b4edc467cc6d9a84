package stoa.accounts;

/** Making accounts: the API, the web page and the command line come in here. */
public interface SignUps {

    /**
     * Makes an account with its login, in the caller's transaction where there is one.
     *
     * @throws SignUpRefusal where something that was asked for cannot be had, naming every field
     */
    AccountId signUp(SignUpRequest request);

    /** Notes that somebody's e-mail address is theirs. */
    void confirm(AccountId id);
}
