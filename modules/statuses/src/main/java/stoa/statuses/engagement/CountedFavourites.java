package stoa.statuses.engagement;

import static stoa.statuses.sql.statuses.Tables.FAVOURITE;
import static stoa.statuses.sql.statuses.Tables.STATUS;

import jakarta.inject.Singleton;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.platform.events.Event;
import stoa.platform.events.Events;
import stoa.statuses.Favourites;
import stoa.statuses.StatusFavourited;
import stoa.statuses.StatusId;
import stoa.statuses.StatusUnfavourited;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** {@link Favourites} as rows; the figure of the status changes in the same transaction. */
@Singleton
class CountedFavourites implements Favourites {
    private final Database database;
    private final Statuses statuses;
    private final Events events;

    CountedFavourites(Database database, Statuses statuses, Events events) {
        this.database = database;
        this.statuses = statuses;
        this.events = events;
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
            return added == 1 ? count(status, 1, new StatusFavourited(status, account)) : 0;
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
            return removed == 1 ? count(status, -1, new StatusUnfavourited(status, account)) : 0;
        });
        return statuses.get(status, Viewer.of(account));
    }

    private int count(StatusId status, int change, Event event) {
        events.publish(event);
        return database.write(sql -> sql.update(STATUS)
                .set(STATUS.FAVOURITES_COUNT, DSL.greatest(STATUS.FAVOURITES_COUNT.plus(change), DSL.inline(0L)))
                .where(STATUS.ID.eq(status.value()))
                .execute());
    }
}
