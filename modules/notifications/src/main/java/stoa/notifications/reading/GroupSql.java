package stoa.notifications.reading;

import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;
import static stoa.notifications.sql.notifications.Tables.NOTIFICATION;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.moderation.ReportId;
import stoa.notifications.NotificationId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/** Statements that read notifications in groups. A group stands on the page on which its newest notification does. */
@Singleton
class GroupSql {
    private static final int SAMPLES = 8;

    private final Database database;

    GroupSql(Database database) {
        this.database = database;
    }

    /** One page of groups, that with the newest notification first. */
    List<GroupRow> page(AccountId reader, Choice choice, Collection<String> grouped, PageRequest page) {
        var within = NOTIFICATION.ID.lt(page.before()).and(NOTIFICATION.ID.gt(page.after()));
        var groups = groups(reader, choice, grouped, within.and(isNewest(reader, choice, grouped)), page);
        return page.upward() ? groups.reversed() : groups;
    }

    /** One group by its key; empty where there is nothing in it. */
    Optional<GroupRow> find(AccountId reader, String key, Collection<String> grouped, PageRequest first) {
        var choice = Choice.ALL_WITH_FILTERED;
        return groups(
                        reader,
                        choice,
                        grouped,
                        NOTIFICATION.GROUP_KEY.eq(key).and(isNewest(reader, choice, grouped)),
                        first)
                .stream()
                .findFirst();
    }

    /** How many groups have their newest notification above an id, counted up to a number. */
    int count(AccountId reader, Choice choice, Collection<String> grouped, long after, int most) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.fetchCount(select(NOTIFICATION.ID)
                        .from(NOTIFICATION)
                        .where(choice.on(NOTIFICATION, reader))
                        .and(NOTIFICATION.ID.gt(after))
                        .and(isNewest(reader, choice, grouped))
                        .limit(most)));
    }

    private static Condition isNewest(AccountId reader, Choice choice, Collection<String> grouped) {
        var newer = NOTIFICATION.as("newer");
        return isGrouped(grouped)
                .not()
                .or(notExists(selectOne()
                        .from(newer)
                        .where(choice.on(newer, reader))
                        .and(newer.GROUP_KEY.eq(NOTIFICATION.GROUP_KEY))
                        .and(newer.ID.gt(NOTIFICATION.ID))));
    }

    private static Condition isGrouped(Collection<String> grouped) {
        return NOTIFICATION.TYPE.eq(DSL.any(grouped.toArray(String[]::new)));
    }

    private List<GroupRow> groups(
            AccountId reader, Choice choice, Collection<String> grouped, Condition chosen, PageRequest page) {
        var member = NOTIFICATION.as("member");
        var isGrouped = isGrouped(grouped);
        var figures = lateral(select(
                                DSL.count().as("number"),
                                min(member.ID)
                                        .filterWhere(member.ID.gt(page.after()))
                                        .as("oldest"),
                                arrayAgg(member.FROM_ACCOUNT_ID)
                                        .orderBy(member.ID.desc())
                                        .as("samples"))
                        .from(member)
                        .where(choice.on(member, reader))
                        .and(member.GROUP_KEY.eq(NOTIFICATION.GROUP_KEY))
                        .and(isGrouped.or(member.ID.eq(NOTIFICATION.ID))))
                .as("figures");
        var key = when(isGrouped, NOTIFICATION.GROUP_KEY)
                .otherwise(concat(inline("ungrouped-"), NOTIFICATION.ID.cast(String.class)));
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                key,
                                NOTIFICATION.TYPE,
                                NOTIFICATION.STATUS_ID,
                                NOTIFICATION.REPORT_ID,
                                NOTIFICATION.ID,
                                coalesce(field(name("figures", "oldest"), Long.class), NOTIFICATION.ID),
                                field(name("figures", "number"), Integer.class),
                                field(
                                        "({0})[1:{1}]",
                                        Long[].class, field(name("figures", "samples"), Long[].class), inline(SAMPLES)))
                        .from(NOTIFICATION)
                        .crossJoin(figures)
                        .where(choice.on(NOTIFICATION, reader))
                        .and(chosen)
                        .orderBy(page.upward() ? NOTIFICATION.ID.asc() : NOTIFICATION.ID.desc())
                        .limit(page.limit())
                        .fetch(row -> new GroupRow(
                                row.value1(),
                                row.value2(),
                                row.value3() == null ? null : new StatusId(row.value3()),
                                row.value4() == null ? null : new ReportId(row.value4()),
                                new NotificationId(row.value5()),
                                new NotificationId(row.value6()),
                                row.value7(),
                                Stream.of(row.value8())
                                        .distinct()
                                        .map(AccountId::new)
                                        .toList())));
    }
}
