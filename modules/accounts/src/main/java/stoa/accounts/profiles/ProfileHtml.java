package stoa.accounts.profiles;

import java.util.EnumSet;
import java.util.regex.Pattern;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/** What people say of themselves as safe HTML: everything is escaped, links can be followed, line breaks are kept. */
public final class ProfileHtml {
    private static final int SHOWN_OF_LINK = 30;
    private static final Pattern WEB = Pattern.compile("(?i)https?://.+");
    private static final Pattern SCHEME_AND_WWW = Pattern.compile("(?i)^https?://(?:www\\.)?");
    private static final LinkExtractor LINKS =
            LinkExtractor.builder().linkTypes(EnumSet.of(LinkType.URL)).build();

    private ProfileHtml() {}

    /** A text of many lines. */
    public static String paragraphs(String text) {
        return text.isBlank()
                ? ""
                : "<p>" + line(text).replaceAll("\\R{2,}", "</p><p>").replaceAll("\\R", "<br />") + "</p>";
    }

    /** A text of one line. */
    static String line(String text) {
        var html = new StringBuilder();
        for (var span : LINKS.extractSpans(text)) {
            var run = text.substring(span.getBeginIndex(), span.getEndIndex());
            if (span instanceof LinkSpan && WEB.matcher(run).matches()) {
                link(run, html);
            } else {
                html.append(escape(run));
            }
        }
        return html.toString();
    }

    /** As in statuses: the scheme and the far end of a long link are there to copy, and not shown; but it is one's own. */
    private static void link(String link, StringBuilder html) {
        var matcher = SCHEME_AND_WWW.matcher(link);
        int shown = matcher.find() ? matcher.end() : 0;
        int end = link.offsetByCodePoints(shown, Math.min(SHOWN_OF_LINK, link.codePointCount(shown, link.length())));
        html.append("<a href=\"")
                .append(escape(link))
                .append("\" target=\"_blank\" rel=\"nofollow noopener me\" translate=\"no\"><span class=\"invisible\">")
                .append(escape(link.substring(0, shown)))
                .append("</span><span class=\"")
                .append(end < link.length() ? "ellipsis" : "")
                .append("\">")
                .append(escape(link.substring(shown, end)))
                .append("</span><span class=\"invisible\">")
                .append(escape(link.substring(end)))
                .append("</span></a>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
