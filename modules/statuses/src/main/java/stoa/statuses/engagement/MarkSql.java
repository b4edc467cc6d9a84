package stoa.statuses.engagement;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/** Statements on what people do with statuses. */
@Singleton
class MarkSql {
    private final Database database;

    MarkSql(Database database) {
        this.database = database;
    }

    /**
     * Sets a mark.
     *
     * @return whether it is new
     */
    boolean add(Mark mark, StatusId status, AccountId account) {
        return database.write(sql -> sql.insertInto(mark.table())
                        .set(mark.status(), status.value())
                        .set(mark.account(), account.value())
                        .onConflictDoNothing()
                        .execute())
                == 1;
    }

    /**
     * Removes a mark.
     *
     * @return whether there was one
     */
    boolean remove(Mark mark, StatusId status, AccountId account) {
        return database.write(sql -> sql.deleteFrom(mark.table())
                        .where(mark.status().eq(status.value()))
                        .and(mark.account().eq(account.value()))
                        .execute())
                == 1;
    }

    /** What somebody marked, what was marked last first. */
    List<Marked> ofAccount(Mark mark, AccountId account, PageRequest page) {
        return page(mark, mark.status(), mark.account().eq(account.value()), page);
    }

    /** Who marked a status, who did so last first. */
    List<Marked> ofStatus(Mark mark, StatusId status, PageRequest page) {
        return page(mark, mark.account(), mark.status().eq(status.value()).and(mark.listed()), page);
    }

    private List<Marked> page(Mark mark, Field<Long> listed, Condition of, PageRequest page) {
        var rows = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(listed, mark.cursor())
                        .from(mark.table())
                        .where(of)
                        .and(mark.cursor().lt(page.before()))
                        .and(mark.cursor().gt(page.after()))
                        .orderBy(
                                page.upward()
                                        ? mark.cursor().asc()
                                        : mark.cursor().desc())
                        .limit(page.limit())
                        .fetch(row -> new Marked(row.value1(), row.value2(), true)));
        return page.upward() ? rows.reversed() : rows;
    }
}
