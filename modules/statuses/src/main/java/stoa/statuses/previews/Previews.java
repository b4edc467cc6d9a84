package stoa.statuses.previews;

import jakarta.inject.Singleton;
import stoa.platform.jobs.Jobs;
import stoa.statuses.StatusId;

/** Has links of statuses fetched, after what was posted is answered. */
@Singleton
public class Previews {
    private final PreviewsConfig config;
    private final FirstLink links;
    private final CardSql cards;
    private final Jobs jobs;

    Previews(PreviewsConfig config, FirstLink links, CardSql cards, Jobs jobs) {
        this.config = config;
        this.links = links;
        this.cards = cards;
        this.jobs = jobs;
    }

    /**
     * Leaves a job for the link of a new status, in the caller's transaction, where there is one to show.
     *
     * @param content its HTML
     * @param withMedia whether it shows something else already
     */
    public void posted(StatusId status, String content, boolean withMedia) {
        if (config.enabled() && !withMedia) {
            links.in(content).ifPresent(url -> jobs.schedule(new PreviewJob(status, url.text(), 0)));
        }
    }

    /** The same for one that has been changed: what it linked to before is no longer shown. */
    public void edited(StatusId status, String content, boolean withMedia) {
        var link = withMedia ? "" : links.in(content).map(PageUrl::text).orElse("");
        cards.detachOthers(status, link);
        posted(status, content, withMedia);
    }
}
