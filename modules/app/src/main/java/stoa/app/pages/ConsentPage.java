package stoa.app.pages;

import java.util.List;

/**
 * Asks whether an app may use the account.
 *
 * @param account for whom it asks: the person signed in
 * @param returnTo the path of this very page with its query, for people who sign out first
 */
public record ConsentPage(
        PageFrame frame, AppView app, Viewer account, List<ScopeGroup> scopes, OAuthRequest request, String returnTo) {

    public ConsentPage {
        scopes = List.copyOf(scopes);
    }
}
