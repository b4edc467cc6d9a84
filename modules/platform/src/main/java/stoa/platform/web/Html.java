package stoa.platform.web;

import java.util.regex.Pattern;

/** Writes safe HTML from what people wrote. */
public final class Html {
    private static final int SHOWN_OF_LINK = 30;
    private static final Pattern SCHEME_AND_WWW = Pattern.compile("(?i)^https?://(?:www\\.)?");

    private Html() {}

    /** A text for the content of an element or for an attribute in quotation marks. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * A link as Mastodon writes it: its scheme and its far end, beyond 30 characters, are there to copy, and not shown.
     *
     * @param link an address of the web
     * @param rel link types, separated by spaces
     */
    public static String link(String link, String rel) {
        var matcher = SCHEME_AND_WWW.matcher(link);
        int shown = matcher.find() ? matcher.end() : 0;
        int end = link.offsetByCodePoints(shown, Math.min(SHOWN_OF_LINK, link.codePointCount(shown, link.length())));
        return "<a href=\"" + escape(link) + "\" target=\"_blank\" rel=\"" + rel
                + "\" translate=\"no\"><span class=\"invisible\">" + escape(link.substring(0, shown))
                + "</span><span class=\"" + (end < link.length() ? "ellipsis" : "") + "\">"
                + escape(link.substring(shown, end)) + "</span><span class=\"invisible\">" + escape(link.substring(end))
                + "</span></a>";
    }
}
