package stoa.accounts.profiles;

import java.util.EnumSet;
import java.util.regex.Pattern;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import stoa.platform.web.Html;

/** What people say of themselves as safe HTML: everything is escaped, links can be followed, line breaks are kept. */
public final class ProfileHtml {
    /** It is one's own (microformats, rel=me). */
    private static final String REL = "nofollow noopener me";

    private static final Pattern WEB = Pattern.compile("(?i)https?://.+");
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
                html.append(Html.link(run, REL));
            } else {
                html.append(Html.escape(run));
            }
        }
        return html.toString();
    }
}
