package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * The server as every page names it.
 *
 * @param name its title, such as "Stoa of Athens"
 * @param domain what people type into an app, such as {@code stoa.example}
 * @param address where it is reached, without a slash at the end, such as {@code https://stoa.example}
 * @param description a sentence or two in plain text
 * @param registrationsOpen whether the sign-up form accepts people
 * @param sourceUrl where the source code of the running version is
 * @param apiDocsUrl where the client API is documented
 * @param contactEmail whom to write to, if the operator has said so
 */
public record ServerView(
        String name,
        String domain,
        String address,
        String description,
        boolean registrationsOpen,
        String version,
        String sourceUrl,
        String apiDocsUrl,
        @Nullable String contactEmail) {}
