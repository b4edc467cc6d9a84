package stoa.statuses.previews;

import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * A player of another site: an address and a size, never the markup that came with them.
 *
 * @param html a frame that may do no more than play
 * @param width in pixels, 0 where it is not known
 * @param height the same
 */
record Frame(String html, int width, int height) {
    private static final int MAX_PIXELS = 10_000;
    private static final String MAY =
            "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms";

    /** A frame of that page; empty where it does not come over HTTPS. */
    static Optional<Frame> of(PageUrl source, String width, String height) {
        if (!source.isSecure()) {
            return Optional.empty();
        }
        int wide = pixels(width);
        int high = pixels(height);
        var frame = new Element("iframe").attr("src", source.text());
        if (wide > 0) {
            frame.attr("width", Integer.toString(wide));
        }
        if (high > 0) {
            frame.attr("height", Integer.toString(high));
        }
        frame.attr("allowfullscreen", "true").attr("frameborder", "0").attr("sandbox", MAY);
        return Optional.of(new Frame(frame.outerHtml(), wide, high));
    }

    /** The first frame in some markup; empty as {@link #of}. */
    static Optional<Frame> in(String html, PageUrl page) {
        return Optional.ofNullable(Jsoup.parseBodyFragment(html).selectFirst("iframe[src]"))
                .flatMap(frame -> page.resolve(frame.attr("src"))
                        .flatMap(source -> of(source, frame.attr("width"), frame.attr("height"))));
    }

    /** 0 for what is no number, or no size. */
    static int pixels(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MAX_PIXELS ? Integer.parseInt(text) : 0;
    }
}
