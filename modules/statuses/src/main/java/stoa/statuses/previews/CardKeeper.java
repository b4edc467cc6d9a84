package stoa.statuses.previews;

import jakarta.inject.Singleton;
import java.time.Clock;
import stoa.media.Pictures;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.statuses.PreviewAttached;
import stoa.statuses.StatusId;
import stoa.statuses.counting.StatusFigures;

/** Keeps what was read of links, and has statuses show it. */
@Singleton
class CardKeeper {
    private final Database database;
    private final CardSql cards;
    private final FirstLink links;
    private final Pictures pictures;
    private final StatusFigures figures;
    private final Events events;
    private final Clock clock;

    CardKeeper(
            Database database,
            CardSql cards,
            FirstLink links,
            Pictures pictures,
            StatusFigures figures,
            Events events,
            Clock clock) {
        this.database = database;
        this.cards = cards;
        this.links = links;
        this.pictures = pictures;
        this.figures = figures;
        this.events = events;
        this.clock = clock;
    }

    /** @return the id of the card */
    long keep(PageUrl url, LinkReader.Preview preview) {
        return database.write(sql -> {
            var kept = cards.keep(url, preview.draft(), preview.picture().orElse(null), clock.instant());
            pictures.discard(kept.picture());
            return kept.card();
        });
    }

    /** Has a status show a link, unless it was deleted or changed in between. */
    void attach(StatusId status, PageUrl url, long card) {
        database.write(sql -> {
            var shower = cards.lock(status)
                    .filter(found ->
                            links.in(found.content()).filter(url::equals).isPresent());
            shower.ifPresent(found -> {
                cards.attach(status, card);
                figures.touched(status);
                events.publish(new PreviewAttached(status, found.author()));
            });
            return shower.isPresent();
        });
    }
}
