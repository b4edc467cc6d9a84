package stoa.accounts.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import stoa.accounts.AuthorizationOffer;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** The addresses that an app registers for its codes: a list, or one text with an address a line. */
final class RedirectUris {
    private static final Set<String> SCRIPTING = Set.of("javascript", "data", "vbscript", "file", "about");
    private static final int MAX = 20;
    private static final int MAX_LENGTH = 2_000;

    private RedirectUris() {}

    static List<String> of(Parameters parameters) {
        var uris = parameters.texts("redirect_uris").stream()
                .flatMap(String::lines)
                .map(String::trim)
                .filter(uri -> !uri.isEmpty())
                .distinct()
                .toList();
        if (uris.isEmpty()) {
            throw Refusal.invalid("Validation failed: Redirect URI can't be blank");
        }
        if (uris.size() > MAX || !uris.stream().allMatch(RedirectUris::isAcceptable)) {
            throw Refusal.invalid("Validation failed: Redirect URI must be an absolute URI.");
        }
        return uris;
    }

    private static boolean isAcceptable(String text) {
        if (AuthorizationOffer.OUT_OF_BAND.equals(text)) {
            return true;
        }
        try {
            var uri = new URI(text);
            return text.length() <= MAX_LENGTH
                    && uri.isAbsolute()
                    && uri.getRawFragment() == null
                    && !SCRIPTING.contains(uri.getScheme().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
