package stoa.timelines.home;

import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static stoa.timelines.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.timelines.sql.statuses_api.Tables.FOLLOWED_TAG_V1;
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
import stoa.timelines.sql.graph_api.tables.FollowV1;

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
    FeedPage page(AccountId reader, PageRequest page) {
        var merged = written(reader, page)
                .unionAll(own(reader, page))
                .unionAll(justFollowed(reader, page))
                .unionAll(pulled(reader, page))
                .asTable("merged");
        // An author may be both written out and read for a while: one id is one status all the same.
        var ids = array(select(ID)
                .from(merged)
                .groupBy(ID)
                .orderBy(page.upward() ? ID.asc() : ID.desc())
                .limit(page.limit()));
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(ids, FEED.COMPLETE_FROM, FEED.LAST_READ_AT, followsTags(reader))
                        .from(DSL.values(row(1)).as("one", "row"))
                        .leftJoin(FEED)
                        .on(FEED.ACCOUNT_ID.eq(reader.value()))
                        .and(FEED.BUILT_AT.isNotNull())
                        .fetchSingle(found -> new FeedPage(
                                found.value2() == null
                                        ? List.of()
                                        : Stream.of(found.value1())
                                                .map(StatusId::new)
                                                .toList(),
                                found.value2(),
                                found.value3(),
                                found.value4())));
    }

    /** Asked along the way: only who follows hashtags pays for reading them. */
    private static Field<Boolean> followsTags(AccountId reader) {
        return DSL.field(
                DSL.exists(DSL.selectOne().from(FOLLOWED_TAG_V1).where(FOLLOWED_TAG_V1.ACCOUNT_ID.eq(reader.value()))));
    }

    private static Select<Record1<Long>> written(AccountId reader, PageRequest page) {
        return select(FEED_ENTRY.STATUS_ID.as(ID))
                .from(FEED_ENTRY)
                .join(STATUS_V1)
                .on(STATUS_V1.ID.eq(FEED_ENTRY.STATUS_ID))
                .join(FOLLOW_V1)
                .on(HomeTimelineSql.isReadAtHome(FOLLOW_V1, reader))
                .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(FEED_ENTRY.AUTHOR_ID))
                .where(FEED_ENTRY.ACCOUNT_ID.eq(reader.value()))
                .and(within(FEED_ENTRY.STATUS_ID, page))
                .and(isMeantFor(reader, FOLLOW_V1))
                .orderBy(page.upward() ? FEED_ENTRY.STATUS_ID.asc() : FEED_ENTRY.STATUS_ID.desc())
                .limit(page.limit());
    }

    private static Select<Record1<Long>> own(AccountId reader, PageRequest page) {
        return select(STATUS_V1.ID)
                .from(STATUS_V1)
                .where(STATUS_V1.ACCOUNT_ID.eq(reader.value()))
                .and(within(STATUS_V1.ID, page))
                .orderBy(page.upward() ? STATUS_V1.ID.asc() : STATUS_V1.ID.desc())
                .limit(page.limit());
    }

    /** Whom one has begun to follow since the feed was last brought up to date. */
    private static Select<Record1<Long>> justFollowed(AccountId reader, PageRequest page) {
        var followed = FOLLOW_V1.as("followed");
        return select(NEWEST_ID)
                .from(followed)
                .crossJoin(newest(followed, reader, page))
                .where(HomeTimelineSql.isReadAtHome(followed, reader))
                .and(followed.ID.gt(FEED.FOLLOWS_THROUGH));
    }

    private static Select<Record1<Long>> pulled(AccountId reader, PageRequest page) {
        var followed = FOLLOW_V1.as("followed");
        return select(NEWEST_ID)
                .from(AUTHOR)
                .join(followed)
                .on(followed.TARGET_ACCOUNT_ID.eq(AUTHOR.ACCOUNT_ID))
                .and(HomeTimelineSql.isReadAtHome(followed, reader))
                .crossJoin(newest(followed, reader, page))
                .where(AUTHOR.PULLED_FROM.isNotNull());
    }

    private static Table<?> newest(FollowV1 followed, AccountId reader, PageRequest page) {
        return lateral(select(STATUS_V1.ID)
                        .from(STATUS_V1)
                        .where(STATUS_V1.ACCOUNT_ID.eq(followed.TARGET_ACCOUNT_ID))
                        .and(within(STATUS_V1.ID, page))
                        .and(isMeantFor(reader, followed))
                        .orderBy(page.upward() ? STATUS_V1.ID.asc() : STATUS_V1.ID.desc())
                        .limit(page.limit()))
                .as("newest", "id");
    }

    private static Condition isMeantFor(AccountId reader, FollowV1 follow) {
        return AuthorMerge.isMeantFor(
                reader, follow.LANGUAGES, follow.SHOW_REBLOGS, AuthorMerge.answersToFollowed(reader));
    }

    /** Above the lower end of the page and of what the feed knows; without a feed nothing is. */
    private static Condition within(Field<Long> id, PageRequest page) {
        return id.lt(page.before())
                .and(id.gt(greatest(val(page.after()), coalesce(FEED.COMPLETE_FROM, inline(Long.MAX_VALUE)))));
    }

    /** Whether somebody has a feed that was written. */
    boolean isBuilt(AccountId account) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.fetchExists(FEED, FEED.ACCOUNT_ID.eq(account.value()).and(FEED.BUILT_AT.isNotNull())));
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
