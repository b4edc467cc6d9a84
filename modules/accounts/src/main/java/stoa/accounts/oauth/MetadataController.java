package stoa.accounts.oauth;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import stoa.accounts.AccountsConfig;
import stoa.platform.web.Access;
import stoa.platform.web.PublicUrl;
import stoa.platform.web.Scope;

/** Tells apps how this server does OAuth (RFC 8414). */
@Controller("/.well-known/oauth-authorization-server")
class MetadataController {
    private final Metadata metadata;

    MetadataController(PublicUrl url, AccountsConfig config) {
        metadata = new Metadata(
                url.of("/"),
                url.of("/oauth/authorize"),
                url.of("/oauth/token"),
                url.of("/oauth/revoke"),
                url.of("/oauth/userinfo"),
                url.of("/api/v1/apps"),
                Scope.known(),
                List.of("code"),
                List.of("query"),
                config.passwordGrant()
                        ? List.of("authorization_code", "client_credentials", "password")
                        : List.of("authorization_code", "client_credentials"),
                List.of("client_secret_basic", "client_secret_post"),
                List.of("S256"));
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    Metadata show() {
        return metadata;
    }

    /** The document of RFC 8414, 2, with Mastodon's {@code app_registration_endpoint}. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Metadata(
            String issuer,
            String authorizationEndpoint,
            String tokenEndpoint,
            String revocationEndpoint,
            String userinfoEndpoint,
            String appRegistrationEndpoint,
            List<String> scopesSupported,
            List<String> responseTypesSupported,
            List<String> responseModesSupported,
            List<String> grantTypesSupported,
            List<String> tokenEndpointAuthMethodsSupported,
            List<String> codeChallengeMethodsSupported) {}
}
