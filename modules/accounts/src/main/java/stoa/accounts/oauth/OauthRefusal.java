package stoa.accounts.oauth;

import io.micronaut.http.HttpStatus;
import java.util.Map;
import stoa.platform.web.Refusal;

/** Errors of the token endpoint (RFC 6749, 5.2). */
final class OauthRefusal {
    private OauthRefusal() {}

    static Refusal invalidRequest(String description) {
        return of(HttpStatus.BAD_REQUEST, "invalid_request", description);
    }

    static Refusal invalidClient() {
        return of(
                HttpStatus.UNAUTHORIZED,
                "invalid_client",
                "Client authentication failed due to unknown client, no client authentication included, or"
                        + " unsupported authentication method.");
    }

    static Refusal invalidGrant() {
        return of(
                HttpStatus.BAD_REQUEST,
                "invalid_grant",
                "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI"
                        + " used in the authorization request, or was issued to another client.");
    }

    static Refusal secondFactor() {
        return of(
                HttpStatus.BAD_REQUEST,
                "invalid_grant",
                "This account asks for a code after the password: sign in through the browser instead.");
    }

    static Refusal invalidScope() {
        return of(HttpStatus.BAD_REQUEST, "invalid_scope", "The requested scope is invalid, unknown, or malformed.");
    }

    static Refusal unsupportedGrantType() {
        return of(
                HttpStatus.BAD_REQUEST,
                "unsupported_grant_type",
                "The authorization grant type is not supported by the authorization server.");
    }

    static Refusal unauthorizedClient() {
        return of(HttpStatus.FORBIDDEN, "unauthorized_client", "You are not authorized to revoke this token");
    }

    private static Refusal of(HttpStatus status, String error, String description) {
        return Refusal.of(status, error, Map.of("error_description", description));
    }
}
