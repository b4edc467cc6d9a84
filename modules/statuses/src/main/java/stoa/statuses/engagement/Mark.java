package stoa.statuses.engagement;

import static stoa.statuses.sql.statuses.Tables.BOOKMARK;
import static stoa.statuses.sql.statuses.Tables.FAVOURITE;
import static stoa.statuses.sql.statuses.Tables.PIN;
import static stoa.statuses.sql.statuses.Tables.REBLOG;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** What people do with a status, once each: a row of status, account, and a cursor of its own. */
@SuppressWarnings("ImmutableEnumChecker") // jOOQ's columns never change
enum Mark {
    FAVOURITE_MARK(FAVOURITE, FAVOURITE.STATUS_ID, FAVOURITE.ACCOUNT_ID, FAVOURITE.ID),
    BOOKMARK_MARK(BOOKMARK, BOOKMARK.STATUS_ID, BOOKMARK.ACCOUNT_ID, BOOKMARK.ID),
    PIN_MARK(PIN, PIN.STATUS_ID, PIN.ACCOUNT_ID, PIN.ID),
    REBLOG_MARK(REBLOG, REBLOG.STATUS_ID, REBLOG.ACCOUNT_ID, REBLOG.REBLOG_ID);

    private final Table<?> table;
    private final Field<Long> status;
    private final Field<Long> account;
    private final Field<Long> cursor;

    <R extends Record> Mark(
            Table<R> table, TableField<R, Long> status, TableField<R, Long> account, TableField<R, Long> cursor) {
        this.table = table;
        this.status = status;
        this.account = account;
        this.cursor = cursor;
    }

    Table<?> table() {
        return table;
    }

    Field<Long> status() {
        return status;
    }

    Field<Long> account() {
        return account;
    }

    Field<Long> cursor() {
        return cursor;
    }

    /** Which marks others are told of. */
    Condition listed() {
        return this == REBLOG_MARK ? REBLOG.LISTED.isTrue() : DSL.noCondition();
    }
}
