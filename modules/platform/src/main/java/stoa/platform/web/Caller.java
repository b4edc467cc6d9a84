package stoa.platform.web;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import stoa.platform.database.WalPosition;

/**
 * Who makes a request, as its access token says. Bind it as a controller argument.
 *
 * @param subject the one the token acts for, absent for an anonymous caller and for an app's own token
 * @param credential the id of the token, absent for an anonymous caller
 * @param application the id of the app that holds the token, absent for an anonymous caller
 * @param scopes what the token was granted
 * @param atLeast what the holder must be shown: what they wrote last, on whichever instance
 * @param inactiveBecause the sentence with which endpoints for users refuse this subject, absent for one who may act
 */
public record Caller(
        OptionalLong subject,
        OptionalLong credential,
        OptionalLong application,
        Set<String> scopes,
        Optional<WalPosition> atLeast,
        Optional<String> inactiveBecause) {
    private static final Caller ANONYMOUS = new Caller(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty());

    public static Caller anonymous() {
        return ANONYMOUS;
    }

    /** The subject's id; only for endpoints that require a user, where it is always there. */
    public long id() {
        return subject.orElseThrow(() -> Refusal.unauthorized("This API requires an authenticated user"));
    }

    /** Under which number writes are remembered: the subject's, or for an app's own token the negative of the token's. */
    OptionalLong writer() {
        return subject.isPresent() || credential.isEmpty() ? subject : OptionalLong.of(-credential.getAsLong());
    }

    boolean isAnonymous() {
        return credential.isEmpty();
    }

    boolean holds(Scope scope) {
        return scopes.stream().anyMatch(scope::isCoveredBy);
    }
}
