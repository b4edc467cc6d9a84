package stoa.statuses.exporting;

import static stoa.statuses.sql.statuses.Tables.BOOKMARK;
import static stoa.statuses.sql.statuses.Tables.FAVOURITE;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.TableField;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;

/** Statements that read what somebody marked, the latest first, a bounded number at a time. */
@Singleton
class MarkedIds {
    private static final int AT_ONCE = 200;

    private final Database database;

    MarkedIds(Database database) {
        this.database = database;
    }

    List<Marked> favourites(AccountId account, long before) {
        return read(FAVOURITE.ACCOUNT_ID, FAVOURITE.STATUS_ID, FAVOURITE.ID, account, before);
    }

    List<Marked> bookmarks(AccountId account, long before) {
        return read(BOOKMARK.ACCOUNT_ID, BOOKMARK.STATUS_ID, BOOKMARK.ID, account, before);
    }

    private List<Marked> read(
            TableField<?, Long> of,
            TableField<?, Long> status,
            TableField<?, Long> mark,
            AccountId account,
            long before) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(status, mark)
                        .from(of.getTable())
                        .where(of.eq(account.value()))
                        .and(mark.lt(before))
                        .orderBy(mark.desc())
                        .limit(AT_ONCE)
                        .fetch(row -> new Marked(new StatusId(row.value1()), row.value2())));
    }

    /**
     * A status.
     *
     * @param mark by which the next ones are found
     */
    record Marked(StatusId status, long mark) {}
}
