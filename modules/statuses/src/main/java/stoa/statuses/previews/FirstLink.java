package stoa.statuses.previews;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jsoup.Jsoup;
import stoa.platform.web.PublicUrl;

/** Finds the link of a status that is shown. */
@Singleton
class FirstLink {
    private final PublicUrl own;

    FirstLink(PublicUrl own) {
        this.own = own;
    }

    /**
     * The first link that leads away from this server and is neither a mention nor a hashtag.
     *
     * @param content the HTML of a status
     */
    Optional<PageUrl> in(String content) {
        return content.contains("<a ")
                ? Jsoup.parseBodyFragment(content).select("a[href]:not(.mention)").stream()
                        .flatMap(link -> PageUrl.of(link.attr("href")).stream())
                        .filter(url -> !url.authority().equalsIgnoreCase(own.domain()))
                        .findFirst()
                : Optional.empty();
    }
}
