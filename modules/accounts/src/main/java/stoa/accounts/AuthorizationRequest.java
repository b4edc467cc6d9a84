package stoa.accounts;

/** What an app's link to the authorization endpoint says; empty text where it says nothing. */
public record AuthorizationRequest(
        String responseType,
        String clientId,
        String redirectUri,
        String scope,
        String state,
        String codeChallenge,
        String codeChallengeMethod) {}
