package stoa.platform.web;

import java.util.Map;

/** What the web layer hands to modules, made by hand for their tests. */
public final class GivenWeb {
    private GivenWeb() {}

    /** Parameters as a body was read: text, numbers, booleans, lists and maps. */
    public static Parameters parameters(Map<String, ?> values) {
        return new Parameters(values);
    }

    /** The base of URLs, such as {@code https://stoa.example}. */
    public static PublicUrl url(String base) {
        return new PublicUrl(base);
    }
}
