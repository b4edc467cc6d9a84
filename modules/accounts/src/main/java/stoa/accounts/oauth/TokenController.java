package stoa.accounts.oauth;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import stoa.accounts.AccountsConfig;
import stoa.accounts.SignIns;
import stoa.accounts.oauth.ApplicationSql.ApplicationRow;
import stoa.accounts.signin.Secrets;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;
import stoa.platform.web.Scope;

/** The token endpoint (RFC 6749, 3.2) and revocation (RFC 7009). */
@Controller("/oauth")
@ExecuteOn(TaskExecutors.BLOCKING)
class TokenController {
    private final ClientAuthentication clients;
    private final CodeAuthorizations codes;
    private final HashedTokens tokens;
    private final SignIns signIns;
    private final AccountsConfig config;

    TokenController(
            ClientAuthentication clients,
            CodeAuthorizations codes,
            HashedTokens tokens,
            SignIns signIns,
            AccountsConfig config) {
        this.clients = clients;
        this.codes = codes;
        this.tokens = tokens;
        this.signIns = signIns;
        this.config = config;
    }

    @Post("/token")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<TokenView> token(HttpRequest<?> request, Parameters parameters) {
        var grantType = parameters
                .text("grant_type")
                .orElseThrow(() -> OauthRefusal.invalidRequest("Missing required parameter: grant_type."));
        var view = switch (grantType) {
            case "authorization_code" -> byCode(request, parameters);
            case "client_credentials" -> forApp(request, parameters);
            case "password" -> byPassword(request, parameters);
            default -> throw OauthRefusal.unsupportedGrantType();
        };
        return HttpResponse.ok(view).header("Cache-Control", "no-store");
    }

    private TokenView byCode(HttpRequest<?> request, Parameters parameters) {
        var app = clients.authenticate(request, parameters);
        var code = parameters
                .text("code")
                .orElseThrow(() -> OauthRefusal.invalidRequest("Missing required parameter: code."));
        var grant = codes.take(code).orElseThrow(OauthRefusal::invalidGrant);
        if (grant.applicationId() != app.id()
                || !grant.redirectUri().equals(parameters.text("redirect_uri").orElse(""))
                || !verifies(grant, parameters.text("code_verifier").orElse(""))) {
            throw OauthRefusal.invalidGrant();
        }
        return TokenView.of(tokens.issue(app.id(), grant.account(), grant.scopes()), grant.scopes());
    }

    /** RFC 7636, 4.6: the verifier's SHA-256, in base64url, is the challenge. */
    private static boolean verifies(CodeAuthorizations.Grant grant, String verifier) {
        var challenge = grant.codeChallenge();
        if (challenge == null) {
            return true;
        }
        var computed = Base64.getUrlEncoder().withoutPadding().encode(Secrets.sha256(verifier));
        return MessageDigest.isEqual(computed, challenge.getBytes(StandardCharsets.US_ASCII));
    }

    private TokenView forApp(HttpRequest<?> request, Parameters parameters) {
        var app = clients.authenticate(request, parameters);
        var scopes = scopes(app, parameters);
        return TokenView.of(tokens.issueForApp(app.id(), scopes), scopes);
    }

    private TokenView byPassword(HttpRequest<?> request, Parameters parameters) {
        if (!config.passwordGrant()) {
            throw OauthRefusal.unsupportedGrantType();
        }
        var app = clients.authenticate(request, parameters);
        var checked = signIns.check(
                        parameters.text("username").orElse(""),
                        parameters.text("password").orElse(""))
                .orElseThrow(OauthRefusal::invalidGrant);
        if (checked.secondFactor()) {
            throw OauthRefusal.secondFactor();
        }
        var scopes = scopes(app, parameters);
        return TokenView.of(tokens.issue(app.id(), checked.account(), scopes), scopes);
    }

    private static Set<String> scopes(ApplicationRow app, Parameters parameters) {
        var scopes = Scope.parse(parameters.text("scope").orElse("read"));
        boolean registered = scopes.stream()
                .map(Scope::new)
                .allMatch(scope -> app.scopes().stream().anyMatch(scope::isCoveredBy));
        if (!registered) {
            throw OauthRefusal.invalidScope();
        }
        return scopes;
    }

    @Post("/revoke")
    @Access(Access.By.NO_TOKEN)
    Map<String, Object> revoke(HttpRequest<?> request, Parameters parameters) {
        var app = clients.authenticate(request, parameters);
        if (!tokens.revoke(app.id(), parameters.text("token").orElse(""))) {
            throw OauthRefusal.unauthorizedClient();
        }
        return Map.of();
    }
}
