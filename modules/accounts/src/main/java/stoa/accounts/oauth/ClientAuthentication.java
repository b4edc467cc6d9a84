package stoa.accounts.oauth;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import stoa.accounts.signin.Secrets;
import stoa.platform.web.Parameters;

/** An app proves who it is with its secret, in the body or by HTTP Basic (RFC 6749, 2.3.1). */
@Singleton
class ClientAuthentication {
    private static final String BASIC = "Basic ";

    private final ApplicationSql applications;

    ClientAuthentication(ApplicationSql applications) {
        this.applications = applications;
    }

    ApplicationSql.ApplicationRow authenticate(HttpRequest<?> request, Parameters parameters) {
        var credentials = basic(request)
                .orElseGet(() -> new Credentials(
                        parameters.text("client_id").orElse(""),
                        parameters.text("client_secret").orElse("")));
        return applications
                .findByClientId(credentials.id())
                .filter(app -> MessageDigest.isEqual(app.clientSecretHash(), Secrets.sha256(credentials.secret())))
                .orElseThrow(OauthRefusal::invalidClient);
    }

    private static Optional<Credentials> basic(HttpRequest<?> request) {
        var header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            var decoded = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).trim()), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(decoded.substring(0, colon), decoded.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            throw OauthRefusal.invalidClient();
        }
    }

    private record Credentials(String id, String secret) {}
}
