package stoa.statuses;

import java.util.regex.Pattern;

/** What people read of the HTML that this server writes: without its tags, which are few, and its entities, which are five. */
public final class PlainText {
    private static final Pattern BREAK = Pattern.compile("<br />|</p><p>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private PlainText() {}

    public static String of(String html) {
        var text = TAG.matcher(BREAK.matcher(html).replaceAll("\n")).replaceAll("");
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
