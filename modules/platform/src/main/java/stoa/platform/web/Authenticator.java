package stoa.platform.web;

import java.util.Optional;

/** Knows access tokens. Implemented by the module that owns them. */
@FunctionalInterface
public interface Authenticator {

    /** What a bearer token stands for; empty for a token that is unknown, expired or revoked. */
    Optional<Caller> authenticate(String token);
}
