package stoa.app.pages;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The app that asks for access. Name and website are whatever the app says of itself.
 *
 * @param website kept only if it is an http or https address, because it becomes a link
 */
public record AppView(String name, @Nullable String website) {

    public AppView {
        website = website != null && isWebAddress(website) ? website : null;
    }

    private static boolean isWebAddress(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }
}
