package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/** The parameters of {@code GET /oauth/authorize}, which the consent form sends on unchanged; null if absent. */
public record OAuthRequest(
        String clientId,
        String redirectUri,
        String responseType,
        String scope,
        @Nullable String state,
        @Nullable String codeChallenge,
        @Nullable String codeChallengeMethod) {}
