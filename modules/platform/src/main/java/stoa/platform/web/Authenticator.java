package stoa.platform.web;

import java.util.Optional;

/** Knows access tokens. Implemented by the module that owns them. */
public interface Authenticator {

    /** What a bearer token stands for; empty for a token that is unknown, expired or revoked. */
    Optional<Caller> authenticate(String token);

    /**
     * Checks that the caller's subject may act at all.
     *
     * @throws Refusal 403 with the reason, such as a login that is disabled or an address that is not confirmed
     */
    void requireActive(Caller caller);
}
