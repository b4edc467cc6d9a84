package stoa.notifications.reading;

import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static stoa.notifications.sql.notifications.Tables.NOTIFICATION;
import static stoa.notifications.sql.notifications.Tables.REQUEST;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record7;
import org.jooq.SelectJoinStep;
import stoa.accounts.AccountId;
import stoa.notifications.NotificationId;
import stoa.notifications.Notified.Notice;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;

/** Statements on one's notifications, one by one. */
@Singleton
class NotificationSql {
    private final Database database;

    NotificationSql(Database database) {
        this.database = database;
    }

    /** One page, the newest first. */
    List<NotificationRow> page(AccountId reader, Choice choice, PageRequest page) {
        var rows = rows(
                choice.on(NOTIFICATION, reader)
                        .and(NOTIFICATION.ID.lt(page.before()))
                        .and(NOTIFICATION.ID.gt(page.after())),
                page);
        return page.upward() ? rows.reversed() : rows;
    }

    /** One page of a group. */
    List<NotificationRow> ofGroup(AccountId reader, String groupKey, PageRequest page) {
        var rows = rows(
                Choice.isShownTo(NOTIFICATION, reader)
                        .and(NOTIFICATION.GROUP_KEY.eq(groupKey))
                        .and(NOTIFICATION.ID.lt(page.before()))
                        .and(NOTIFICATION.ID.gt(page.after())),
                page);
        return page.upward() ? rows.reversed() : rows;
    }

    private static SelectJoinStep<Record7<Long, Long, String, Long, Long, Long, String>> rows(DSLContext sql) {
        return sql.select(
                        NOTIFICATION.ID,
                        NOTIFICATION.ACCOUNT_ID,
                        NOTIFICATION.TYPE,
                        NOTIFICATION.FROM_ACCOUNT_ID,
                        NOTIFICATION.STATUS_ID,
                        NOTIFICATION.REPORT_ID,
                        NOTIFICATION.GROUP_KEY)
                .from(NOTIFICATION);
    }

    private List<NotificationRow> rows(Condition chosen, PageRequest page) {
        return database.read(
                Consistency.ownWrites(),
                sql -> rows(sql)
                        .where(chosen)
                        .orderBy(page.upward() ? NOTIFICATION.ID.asc() : NOTIFICATION.ID.desc())
                        .limit(page.limit())
                        .fetch(NotificationRow::of));
    }

    /** One of the reader's own, also where the policy keeps it apart. */
    Optional<NotificationRow> find(AccountId reader, NotificationId id) {
        return database.read(
                Consistency.ownWrites(),
                sql -> rows(sql)
                        .where(Choice.isShownTo(NOTIFICATION, reader))
                        .and(NOTIFICATION.ID.eq(id.value()))
                        .fetchOptional(NotificationRow::of));
    }

    /** Those of different readers that are there; what they hide by now is left to the caller. */
    List<NotificationRow> byNotices(Collection<Notice> notices) {
        return database.read(
                Consistency.primary(),
                sql -> rows(sql)
                        .where(row(NOTIFICATION.ACCOUNT_ID, NOTIFICATION.ID)
                                .in(notices.stream()
                                        .map(notice -> row(
                                                notice.account().value(),
                                                notice.notification().value()))
                                        .toList()))
                        .fetch(NotificationRow::of));
    }

    /** How many there are above an id, counted up to a number. */
    int count(AccountId reader, Choice choice, long after, int most) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.fetchCount(select(NOTIFICATION.ID)
                        .from(NOTIFICATION)
                        .where(choice.on(NOTIFICATION, reader))
                        .and(NOTIFICATION.ID.gt(after))
                        .limit(most)));
    }

    /**
     * Puts one away.
     *
     * @return whether there was one
     */
    boolean dismiss(AccountId reader, NotificationId id) {
        return delete(NOTIFICATION.ACCOUNT_ID.eq(reader.value()).and(NOTIFICATION.ID.eq(id.value()))) == 1;
    }

    void dismissGroup(AccountId reader, String groupKey) {
        delete(NOTIFICATION.ACCOUNT_ID.eq(reader.value()).and(NOTIFICATION.GROUP_KEY.eq(groupKey)));
    }

    private int delete(Condition which) {
        return database.write(sql -> sql.deleteFrom(NOTIFICATION).where(which).execute());
    }

    /** Puts all away, and with them the requests. */
    void clear(AccountId reader) {
        database.write(sql -> {
            sql.deleteFrom(REQUEST).where(REQUEST.ACCOUNT_ID.eq(reader.value())).execute();
            return sql.deleteFrom(NOTIFICATION)
                    .where(NOTIFICATION.ACCOUNT_ID.eq(reader.value()))
                    .execute();
        });
    }
}
