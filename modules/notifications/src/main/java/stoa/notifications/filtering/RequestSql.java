package stoa.notifications.filtering;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static stoa.notifications.sql.notifications.Tables.NOTIFICATION;
import static stoa.notifications.sql.notifications.Tables.PERMISSION;
import static stoa.notifications.sql.notifications.Tables.REQUEST;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.notifications.NotificationId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/** Statements on requests. */
@Singleton
class RequestSql {
    private static final int MOST = 1_000;

    private final Database database;

    RequestSql(Database database) {
        this.database = database;
    }

    /** One page, the newest first. */
    List<RequestRow> page(AccountId reader, PageRequest page) {
        var rows = rows(
                REQUEST.ACCOUNT_ID
                        .eq(reader.value())
                        .and(REQUEST.ID.lt(page.before()))
                        .and(REQUEST.ID.gt(page.after())),
                page.upward(),
                page.limit());
        return page.upward() ? rows.reversed() : rows;
    }

    /** Those of the reader's own among some. */
    List<RequestRow> byIds(AccountId reader, Collection<NotificationId> ids) {
        return rows(
                REQUEST.ACCOUNT_ID
                        .eq(reader.value())
                        .and(REQUEST.ID.eq(
                                DSL.any(ids.stream().map(NotificationId::value).toArray(Long[]::new)))),
                false,
                ids.size());
    }

    private List<RequestRow> rows(Condition which, boolean upward, int limit) {
        var filtered = field(select(DSL.count())
                .from(select(NOTIFICATION.ID)
                        .from(NOTIFICATION)
                        .where(NOTIFICATION.ACCOUNT_ID.eq(REQUEST.ACCOUNT_ID))
                        .and(NOTIFICATION.FROM_ACCOUNT_ID.eq(REQUEST.FROM_ACCOUNT_ID))
                        .and(NOTIFICATION.FILTERED)
                        .limit(MOST)));
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                REQUEST.ID,
                                REQUEST.FROM_ACCOUNT_ID,
                                REQUEST.LAST_STATUS_ID,
                                REQUEST.CREATED_AT,
                                REQUEST.UPDATED_AT,
                                filtered)
                        .from(REQUEST)
                        .where(which)
                        .orderBy(upward ? REQUEST.ID.asc() : REQUEST.ID.desc())
                        .limit(limit)
                        .fetch(row -> new RequestRow(
                                new NotificationId(row.value1()),
                                new AccountId(row.value2()),
                                row.value3() == null ? null : new StatusId(row.value3()),
                                row.value4(),
                                row.value5(),
                                row.value6())));
    }

    /** From now on the reader hears of these people, and sees what was kept apart. */
    void accept(AccountId reader, Collection<AccountId> people) {
        var ids = ids(people);
        database.write(sql -> {
            sql.insertInto(PERMISSION, PERMISSION.ACCOUNT_ID, PERMISSION.FROM_ACCOUNT_ID)
                    .valuesOfRows(people.stream()
                            .map(person -> DSL.row(reader.value(), person.value()))
                            .toList())
                    .onConflictDoNothing()
                    .execute();
            sql.update(NOTIFICATION)
                    .set(NOTIFICATION.FILTERED, false)
                    .where(NOTIFICATION.ACCOUNT_ID.eq(reader.value()))
                    .and(NOTIFICATION.FROM_ACCOUNT_ID.eq(DSL.any(ids)))
                    .and(NOTIFICATION.FILTERED)
                    .execute();
            return forget(reader, ids);
        });
    }

    /** Puts away what was kept apart of these people. */
    void dismiss(AccountId reader, Collection<AccountId> people) {
        var ids = ids(people);
        database.write(sql -> {
            sql.deleteFrom(NOTIFICATION)
                    .where(NOTIFICATION.ACCOUNT_ID.eq(reader.value()))
                    .and(NOTIFICATION.FROM_ACCOUNT_ID.eq(DSL.any(ids)))
                    .and(NOTIFICATION.FILTERED)
                    .execute();
            return forget(reader, ids);
        });
    }

    private int forget(AccountId reader, Long[] people) {
        return database.write(sql -> sql.deleteFrom(REQUEST)
                .where(REQUEST.ACCOUNT_ID.eq(reader.value()))
                .and(REQUEST.FROM_ACCOUNT_ID.eq(DSL.any(people)))
                .execute());
    }

    private static Long[] ids(Collection<AccountId> people) {
        return people.stream().map(AccountId::value).toArray(Long[]::new);
    }

    /** A request as the database has it. */
    record RequestRow(
            NotificationId id,
            AccountId from,
            @Nullable StatusId lastStatus,
            Instant createdAt,
            Instant updatedAt,
            int notifications) {}
}
