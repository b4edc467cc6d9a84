package stoa.statuses.tagging;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where the page of a hashtag is; a hashtag may be in any script, an address may not. */
public final class TagPath {
    private TagPath() {}

    public static String of(String tag) {
        return "/tags/" + URLEncoder.encode(tag.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
    }
}
