package stoa.accounts.oauth;

import static stoa.accounts.sql.accounts.Tables.AUTHORIZATION_CODE;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AuthorizationOffer;
import stoa.accounts.AuthorizationRequest;
import stoa.accounts.Authorizations;
import stoa.accounts.signin.Secrets;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;
import stoa.platform.web.Scope;

/** Authorization codes with PKCE (RFC 7636); a code is taken out when it is exchanged, so that it works once. */
@Singleton
class CodeAuthorizations implements Authorizations {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int MAX_EXPIRED_PER_SWEEP = 100;

    private final ApplicationSql applications;
    private final Database database;

    CodeAuthorizations(ApplicationSql applications, Database database) {
        this.applications = applications;
        this.database = database;
    }

    @Override
    public AuthorizationOffer offer(AuthorizationRequest request) {
        if (!"code".equals(request.responseType())) {
            throw Refusal.badRequest("The authorization server does not support this response type");
        }
        var app = applications
                .findByClientId(request.clientId())
                .orElseThrow(() -> Refusal.badRequest("Client authentication failed due to unknown client"));
        if (!app.redirectUris().contains(request.redirectUri())) {
            throw Refusal.badRequest("The redirect URI included is not valid");
        }
        if (!request.codeChallenge().isEmpty() && !"S256".equals(request.codeChallengeMethod())) {
            throw Refusal.badRequest("The code challenge method must be S256");
        }
        return new AuthorizationOffer(
                request, app.id(), app.name(), app.website(), request.redirectUri(), scopes(request, app));
    }

    private static Set<String> scopes(AuthorizationRequest request, ApplicationSql.ApplicationRow app) {
        var scopes = Scope.parse(request.scope());
        var asked = scopes.isEmpty() ? Set.of("read") : scopes;
        boolean registered = asked.stream()
                .map(Scope::new)
                .allMatch(scope -> app.scopes().stream().anyMatch(scope::isCoveredBy));
        if (!registered) {
            throw Refusal.badRequest("The requested scope is invalid, unknown, or malformed");
        }
        return asked;
    }

    @Override
    public String approve(AuthorizationOffer offer, AccountId account) {
        var code = Secrets.random();
        var challenge = offer.request().codeChallenge();
        database.write(sql -> {
            sql.insertInto(AUTHORIZATION_CODE)
                    .set(AUTHORIZATION_CODE.CODE_HASH, Secrets.sha256(code))
                    .set(AUTHORIZATION_CODE.APPLICATION_ID, offer.applicationId())
                    .set(AUTHORIZATION_CODE.ACCOUNT_ID, account.value())
                    .set(AUTHORIZATION_CODE.REDIRECT_URI, offer.redirectUri())
                    .set(AUTHORIZATION_CODE.SCOPES, offer.scopes().toArray(String[]::new))
                    .set(AUTHORIZATION_CODE.CODE_CHALLENGE, challenge.isEmpty() ? null : challenge)
                    .set(AUTHORIZATION_CODE.EXPIRES_AT, Instant.now().plus(LIFETIME))
                    .execute();
            // Codes that nobody exchanged are swept by those that are made, a few at a time.
            return sql.deleteFrom(AUTHORIZATION_CODE)
                    .where(AUTHORIZATION_CODE.CODE_HASH.in(sql.select(AUTHORIZATION_CODE.CODE_HASH)
                            .from(AUTHORIZATION_CODE)
                            .where(AUTHORIZATION_CODE.EXPIRES_AT.lt(Instant.now()))
                            .limit(MAX_EXPIRED_PER_SWEEP)))
                    .execute();
        });
        return code;
    }

    /** Takes a code out; empty where it is unknown, used or expired. */
    Optional<Grant> take(String code) {
        return database.write(sql -> sql.deleteFrom(AUTHORIZATION_CODE)
                        .where(AUTHORIZATION_CODE.CODE_HASH.eq(Secrets.sha256(code)))
                        .returningResult(
                                AUTHORIZATION_CODE.APPLICATION_ID,
                                AUTHORIZATION_CODE.ACCOUNT_ID,
                                AUTHORIZATION_CODE.REDIRECT_URI,
                                AUTHORIZATION_CODE.SCOPES,
                                AUTHORIZATION_CODE.CODE_CHALLENGE,
                                AUTHORIZATION_CODE.EXPIRES_AT)
                        .fetchOptional(row -> new Grant(
                                row.value1(),
                                new AccountId(row.value2()),
                                row.value3(),
                                new LinkedHashSet<>(Arrays.asList(row.value4())),
                                row.value5(),
                                row.value6())))
                .filter(grant -> grant.expiresAt().isAfter(Instant.now()));
    }

    /** What a code stands for. */
    record Grant(
            long applicationId,
            AccountId account,
            String redirectUri,
            Set<String> scopes,
            @Nullable String codeChallenge,
            Instant expiresAt) {}
}
