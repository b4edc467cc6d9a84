package stoa.statuses.posting;

import java.util.Map;
import java.util.regex.Pattern;
import stoa.platform.web.PublicUrl;
import stoa.statuses.tagging.TagPath;

/** Writes a text as safe HTML, the way Mastodon does: everything is escaped, and only what is made here is markup. */
final class StatusHtml {
    private static final int SHOWN_OF_LINK = 30;
    private static final Pattern SCHEME_AND_WWW = Pattern.compile("(?i)^https?://(?:www\\.)?");

    private final PublicUrl url;
    private final Map<String, String> usernames;

    /** @param usernames the names of those who are mentioned and exist, by the name in lower case */
    StatusHtml(PublicUrl url, Map<String, String> usernames) {
        this.url = url;
        this.usernames = usernames;
    }

    String write(StatusText text) {
        var html = new StringBuilder();
        text.parts().forEach(part -> write(part, html));
        return html.isEmpty() ? "" : "<p>" + paragraphs(html.toString().strip()) + "</p>";
    }

    private static String paragraphs(String html) {
        return html.replaceAll("\\R{2,}", "</p><p>").replaceAll("\\R", "<br />");
    }

    private void write(StatusText.Part part, StringBuilder html) {
        switch (part) {
            case StatusText.Plain plain -> html.append(escape(plain.text()));
            case StatusText.Link link -> link(link.url(), html);
            case StatusText.Tag tag ->
                html.append("<a href=\"")
                        .append(escape(url.of(TagPath.of(tag.name()))))
                        .append("\" class=\"mention hashtag\" rel=\"tag\">#<span>")
                        .append(escape(tag.name()))
                        .append("</span></a>");
            case StatusText.Mention mention -> mention(mention, html);
        }
    }

    private void mention(StatusText.Mention mention, StringBuilder html) {
        var name = isLocal(mention) ? usernames.get(mention.key()) : null;
        if (name == null) {
            html.append('@').append(mention.user());
            if (!mention.domain().isEmpty()) {
                html.append('@').append(escape(mention.domain()));
            }
            return;
        }
        html.append("<span class=\"h-card\" translate=\"no\"><a href=\"")
                .append(escape(url.of("/@" + name)))
                .append("\" class=\"u-url mention\">@<span>")
                .append(name)
                .append("</span></a></span>");
    }

    boolean isLocal(StatusText.Mention mention) {
        return mention.domain().isEmpty() || mention.domain().equalsIgnoreCase(url.domain());
    }

    /** The scheme and the far end of a long link are there to copy, and not shown. */
    private static void link(String link, StringBuilder html) {
        var matcher = SCHEME_AND_WWW.matcher(link);
        int shown = matcher.find() ? matcher.end() : 0;
        int end = link.offsetByCodePoints(shown, Math.min(SHOWN_OF_LINK, link.codePointCount(shown, link.length())));
        html.append("<a href=\"")
                .append(escape(link))
                .append("\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\"><span class=\"invisible\">")
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
