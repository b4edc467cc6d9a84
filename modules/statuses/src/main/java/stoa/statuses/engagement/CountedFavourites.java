package stoa.statuses.engagement;

import jakarta.inject.Singleton;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.statuses.Favourites;
import stoa.statuses.StatusFavourited;
import stoa.statuses.StatusId;
import stoa.statuses.StatusUnfavourited;
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
    private final MarkSql marks;
    private final StatusFigures figures;
    private final Events events;

    CountedFavourites(Database database, Statuses statuses, MarkSql marks, StatusFigures figures, Events events) {
        this.database = database;
        this.statuses = statuses;
        this.marks = marks;
        this.figures = figures;
        this.events = events;
    }

    @Override
    public StatusView add(StatusId status, AccountId account) {
        var id = statuses.get(status, Viewer.of(account)).shown().statusId();
        database.write(sql -> {
            boolean added = marks.add(Mark.FAVOURITE_MARK, id, account);
            if (added) {
                figures.count(id, StatusFigure.FAVOURITES, 1);
                events.publish(new StatusFavourited(id, account));
            }
            return added;
        });
        return statuses.get(id, Viewer.of(account));
    }

    @Override
    public StatusView remove(StatusId status, AccountId account) {
        var id = statuses.get(status, Viewer.of(account)).shown().statusId();
        database.write(sql -> {
            boolean removed = marks.remove(Mark.FAVOURITE_MARK, id, account);
            if (removed) {
                figures.count(id, StatusFigure.FAVOURITES, -1);
                events.publish(new StatusUnfavourited(id, account));
            }
            return removed;
        });
        return statuses.get(id, Viewer.of(account));
    }
}
