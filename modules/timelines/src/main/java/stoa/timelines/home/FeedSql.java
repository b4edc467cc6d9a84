package stoa.timelines.home;

import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static stoa.timelines.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_V1;
import static stoa.timelines.sql.timelines.Tables.AUTHOR;
import static stoa.timelines.sql.timelines.Tables.FEED;
import static stoa.timelines.sql.timelines.Tables.FEED_ENTRY;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/**
 * Reads a page of the feed: its entries, merged with those who are read instead of written out (oneself, authors with very
 * many followers, and whom one has only just begun to follow).
 */
@Singleton
class FeedSql {
    private static final Field<Long> ID = field(name("id"), Long.class);

    private static final Field<Long> NEWEST_ID = field(name("newest", "id"), Long.class);

    private final Database database;

    FeedSql(Database database) {
        this.database = database;
    }

    /** One page, as far as the feed is complete; in one statement. */
    FeedPage page(AccountId account, PageRequest page) {
        long me = account.value();
        var merged = written(me, page)
                .unionAll(own(me, page))
                .unionAll(justFollowed(me, page))
                .unionAll(pulled(me, page))
                .asTable("merged");
        // An author may be both written out and read for a while: one id is one status all the same.
        var ids = array(select(ID).from(merged)
                .groupBy(ID)
                .orderBy(page.upward() ? ID.asc() : ID.desc())
                .limit(page.limit()));
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(ids, FEED.COMPLETE_FROM, FEED.LAST_READ_AT)
                        .from(DSL.values(row(1)).as("one", "row"))
                        .leftJoin(FEED)
                        .on(FEED.ACCOUNT_ID.eq(me))
                        .and(FEED.BUILT_AT.isNotNull())
                        .fetchSingle(found -> new FeedPage(
                                found.value2() == null
                                        ? List.of()
                                        : Stream.of(found.value1()).map(StatusId::new).toList(),
                                found.value2(),
                                found.value3())));
    }

    private static Select<Record1<Long>> written(long me, PageRequest page) {
        return select(FEED_ENTRY.STATUS_ID.as(ID))
                .from(FEED_ENTRY)
                .join(STATUS_V1)
                .on(STATUS_V1.ID.eq(FEED_ENTRY.STATUS_ID))
                .where(FEED_ENTRY.ACCOUNT_ID.eq(me))
                .and(within(FEED_ENTRY.STATUS_ID, page))
                .and(exists(selectOne()
                        .from(FOLLOW_V1)
                        .where(FOLLOW_V1.ACCOUNT_ID.eq(me))
                        .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(FEED_ENTRY.AUTHOR_ID))))
                .and(HomeTimelineSql.meantForFollowers(me))
                .orderBy(page.upward() ? FEED_ENTRY.STATUS_ID.asc() : FEED_ENTRY.STATUS_ID.desc())
                .limit(page.limit());
    }

    private static Select<Record1<Long>> own(long me, PageRequest page) {
        return select(STATUS_V1.ID)
                .from(STATUS_V1)
                .where(STATUS_V1.ACCOUNT_ID.eq(me))
                .and(within(STATUS_V1.ID, page))
                .orderBy(page.upward() ? STATUS_V1.ID.asc() : STATUS_V1.ID.desc())
                .limit(page.limit());
    }

    /** Whom one has begun to follow since the feed was last brought up to date. */
    private static Select<Record1<Long>> justFollowed(long me, PageRequest page) {
        var followed = FOLLOW_V1.as("followed");
        return select(NEWEST_ID)
                .from(followed)
                .crossJoin(newest(followed.TARGET_ACCOUNT_ID, me, page))
                .where(followed.ACCOUNT_ID.eq(me))
                .and(followed.ID.gt(FEED.FOLLOWS_THROUGH));
    }

    private static Select<Record1<Long>> pulled(long me, PageRequest page) {
        var followed = FOLLOW_V1.as("followed");
        return select(NEWEST_ID)
                .from(AUTHOR)
                .join(followed)
                .on(followed.TARGET_ACCOUNT_ID.eq(AUTHOR.ACCOUNT_ID))
                .and(followed.ACCOUNT_ID.eq(me))
                .crossJoin(newest(AUTHOR.ACCOUNT_ID, me, page))
                .where(AUTHOR.PULLED_FROM.isNotNull());
    }

    private static Table<?> newest(Field<Long> author, long me, PageRequest page) {
        return lateral(select(STATUS_V1.ID)
                        .from(STATUS_V1)
                        .where(STATUS_V1.ACCOUNT_ID.eq(author))
                        .and(within(STATUS_V1.ID, page))
                        .and(HomeTimelineSql.meantForFollowers(me))
                        .orderBy(page.upward() ? STATUS_V1.ID.asc() : STATUS_V1.ID.desc())
                        .limit(page.limit()))
                .as("newest", "id");
    }

    /** Above the lower end of the page and of what the feed knows; without a feed nothing is. */
    private static Condition within(Field<Long> id, PageRequest page) {
        return id.lt(page.before())
                .and(id.gt(greatest(val(page.after()), coalesce(FEED.COMPLETE_FROM, inline(Long.MAX_VALUE)))));
    }

    /** These feeds were read just now. */
    void touch(Collection<AccountId> accounts) {
        database.write(sql -> sql.update(FEED)
                .set(FEED.LAST_READ_AT, DSL.currentInstant())
                .where(FEED.ACCOUNT_ID.in(
                        accounts.stream().map(AccountId::value).toList()))
                .execute());
    }
}
