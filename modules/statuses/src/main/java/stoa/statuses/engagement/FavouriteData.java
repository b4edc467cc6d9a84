package stoa.statuses.engagement;

import static org.jooq.impl.DSL.any;
import static stoa.statuses.sql.statuses.Tables.FAVOURITE;

import jakarta.inject.Singleton;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalData;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.statuses.StatusId;
import stoa.statuses.StatusUnfavourited;
import stoa.statuses.counting.StatusFigure;
import stoa.statuses.counting.StatusFigures;

/** What somebody favourited: the figures of those statuses follow. */
@Singleton
class FavouriteData implements PersonalData {
    private final Database database;
    private final StatusFigures figures;
    private final Events events;

    FavouriteData(Database database, StatusFigures figures, Events events) {
        this.database = database;
        this.figures = figures;
        this.events = events;
    }

    @Override
    public boolean eraseSome(AccountId account) {
        return database.write(sql -> {
            var some = sql.select(FAVOURITE.STATUS_ID)
                    .from(FAVOURITE)
                    .where(FAVOURITE.ACCOUNT_ID.eq(account.value()))
                    .limit(AT_ONCE)
                    .fetch(FAVOURITE.STATUS_ID)
                    .toArray(Long[]::new);
            var gone = sql.deleteFrom(FAVOURITE)
                    .where(FAVOURITE.ACCOUNT_ID.eq(account.value()))
                    .and(FAVOURITE.STATUS_ID.eq(any(some)))
                    .returningResult(FAVOURITE.STATUS_ID)
                    .fetch(row -> new StatusId(row.value1()));
            figures.count(StatusFigure.FAVOURITES, StatusFigures.Change.less(gone));
            events.publish(gone.stream()
                    .map(status -> new StatusUnfavourited(status, account))
                    .toList());
            return !gone.isEmpty();
        });
    }
}
