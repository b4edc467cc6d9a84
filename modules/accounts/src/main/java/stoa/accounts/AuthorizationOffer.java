package stoa.accounts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an app may be given if its user agrees.
 *
 * @param redirectUri one of the app's registered addresses, or {@link #OUT_OF_BAND}
 * @param scopes what it asks for, within what it registered for
 */
public record AuthorizationOffer(
        AuthorizationRequest request,
        long applicationId,
        String applicationName,
        @Nullable String applicationWebsite,
        String redirectUri,
        Set<String> scopes) {
    /** In place of an address: the code is shown, and its user types it into the app. */
    public static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";

    public boolean isOutOfBand() {
        return OUT_OF_BAND.equals(redirectUri);
    }
}
