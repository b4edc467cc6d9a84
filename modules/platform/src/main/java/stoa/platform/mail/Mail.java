package stoa.platform.mail;

import java.util.List;
import stoa.platform.web.Html;

/**
 * A mail to one person. It goes out as plain text and as HTML, in which a paragraph that begins with {@code http} is a link
 * and all text is escaped.
 *
 * @param to an address
 * @param subject one line
 * @param paragraphs plain text
 */
public record Mail(String to, String subject, List<String> paragraphs) {
    public Mail {
        if ((to + subject).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a line of a mail's header holds no control character");
        }
        paragraphs = List.copyOf(paragraphs);
    }

    String text() {
        return String.join("\n\n", paragraphs) + "\n";
    }

    String html() {
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><body>");
        for (var paragraph : paragraphs) {
            var escaped = Html.escape(paragraph);
            html.append("<p>")
                    .append(paragraph.startsWith("http") ? "<a href=\"" + escaped + "\">" + escaped + "</a>" : escaped)
                    .append("</p>");
        }
        return html.append("</body></html>").toString();
    }

    @Override
    public String toString() {
        return "Mail[" + subject + "]";
    }
}
