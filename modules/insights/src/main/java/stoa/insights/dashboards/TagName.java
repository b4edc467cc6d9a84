package stoa.insights.dashboards;

import java.util.Locale;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** How a hashtag is written down: in lower case, without its sign. */
final class TagName {
    private TagName() {}

    /**
     * The hashtag of a key, {@code tag_uses[id]} for one; here its id is its name.
     *
     * @throws Refusal 400 where it is missing
     */
    static String of(String key, Parameters parameters) {
        var name = parameters
                .child(key)
                .text("id")
                .map(String::trim)
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> Refusal.badRequest("Missing required parameter: " + key + "[id]"));
        return (name.startsWith("#") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    }
}
