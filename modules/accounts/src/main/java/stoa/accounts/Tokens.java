package stoa.accounts;

import java.util.Set;

/** Access tokens for those who do not come through OAuth's front door: sign-up and the command line. */
public interface Tokens {

    /**
     * Issues a token.
     *
     * @param application the app that will hold it
     * @return the bearer token: the only time it can be read
     */
    String issue(long application, AccountId account, Set<String> scopes);

    /** Issues a token for the server's own command line, registering it as an app at its first use. */
    String issueForCommandLine(AccountId account, Set<String> scopes);
}
