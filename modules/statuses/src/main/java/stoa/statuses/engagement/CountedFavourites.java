package stoa.statuses.engagement;

import static stoa.statuses.sql.statuses.Tables.FAVOURITE;

import jakarta.inject.Singleton;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.statuses.Favourites;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.counting.StatusFigure;
import stoa.statuses.counting.StatusFigures;

/** {@link Favourites} as rows; the figure of the status changes in the same transaction. */
@Singleton
class CountedFavourites implements Favourites {
    private final Database database;
    private final Statuses statuses;
    private final StatusFigures figures;

    CountedFavourites(Database database, Statuses statuses, StatusFigures figures) {
        this.database = database;
        this.statuses = statuses;
        this.figures = figures;
    }

    @Override
    public StatusView add(StatusId status, AccountId account) {
        statuses.get(status, Viewer.of(account));
        database.write(sql -> {
            int added = sql.insertInto(FAVOURITE)
                    .set(FAVOURITE.STATUS_ID, status.value())
                    .set(FAVOURITE.ACCOUNT_ID, account.value())
                    .onConflictDoNothing()
                    .execute();
            if (added == 1) {
                figures.count(status, StatusFigure.FAVOURITES, 1);
            }
            return added;
        });
        return statuses.get(status, Viewer.of(account));
    }

    @Override
    public StatusView remove(StatusId status, AccountId account) {
        statuses.get(status, Viewer.of(account));
        database.write(sql -> {
            int removed = sql.deleteFrom(FAVOURITE)
                    .where(FAVOURITE.STATUS_ID.eq(status.value()))
                    .and(FAVOURITE.ACCOUNT_ID.eq(account.value()))
                    .execute();
            if (removed == 1) {
                figures.count(status, StatusFigure.FAVOURITES, -1);
            }
            return removed;
        });
        return statuses.get(status, Viewer.of(account));
    }
}
