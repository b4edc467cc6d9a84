package stoa.statuses.posting;

import java.util.Map;
import stoa.platform.web.Html;
import stoa.platform.web.PublicUrl;
import stoa.statuses.tagging.TagPath;

/** Writes a text as safe HTML, the way Mastodon does: everything is escaped, and only what is made here is markup. */
final class StatusHtml {
    private static final String REL = "nofollow noopener";

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
            case StatusText.Plain plain -> html.append(Html.escape(plain.text()));
            case StatusText.Link link -> html.append(Html.link(link.url(), REL));
            case StatusText.Tag tag ->
                html.append("<a href=\"")
                        .append(Html.escape(url.of(TagPath.of(tag.name()))))
                        .append("\" class=\"mention hashtag\" rel=\"tag\">#<span>")
                        .append(Html.escape(tag.name()))
                        .append("</span></a>");
            case StatusText.Mention mention -> mention(mention, html);
        }
    }

    private void mention(StatusText.Mention mention, StringBuilder html) {
        var name = isLocal(mention) ? usernames.get(mention.key()) : null;
        if (name == null) {
            html.append('@').append(mention.user());
            if (!mention.domain().isEmpty()) {
                html.append('@').append(Html.escape(mention.domain()));
            }
            return;
        }
        html.append("<span class=\"h-card\" translate=\"no\"><a href=\"")
                .append(Html.escape(url.of("/@" + name)))
                .append("\" class=\"u-url mention\">@<span>")
                .append(name)
                .append("</span></a></span>");
    }

    boolean isLocal(StatusText.Mention mention) {
        return mention.domain().isEmpty() || mention.domain().equalsIgnoreCase(url.domain());
    }
}
