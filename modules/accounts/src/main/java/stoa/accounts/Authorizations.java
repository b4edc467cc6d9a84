package stoa.accounts;

/** OAuth's authorization endpoint, without its pages (RFC 6749, 4.1; RFC 7636). */
public interface Authorizations {

    /**
     * Checks what an app asks for.
     *
     * @throws stoa.platform.web.Refusal 400 or 422 with a sentence for the person in front of the browser: a request
     *     that fails here must not be redirected anywhere
     */
    AuthorizationOffer offer(AuthorizationRequest request);

    /**
     * Notes that somebody agreed.
     *
     * @return the code that the app exchanges, valid ten minutes, once
     */
    String approve(AuthorizationOffer offer, AccountId account);
}
