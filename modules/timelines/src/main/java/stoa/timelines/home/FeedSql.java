package stoa.timelines.home;

import static stoa.timelines.sql.timelines.Tables.FEED;
import static stoa.timelines.sql.timelines.Tables.HOME_PAGE_DOWN;
import static stoa.timelines.sql.timelines.Tables.HOME_PAGE_UP;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;

/**
 * Reads a page of the feed: its entries, merged with those who are read instead of written out (oneself, authors with very
 * many followers, and whom one has only just begun to follow). See {@code R__home_page.sql}.
 */
@Singleton
class FeedSql {
    private static final FeedPage NONE = new FeedPage(List.of(), null, null, false);

    private final Database database;

    FeedSql(Database database) {
        this.database = database;
    }

    /** One page, as far as the feed is complete; in one statement. */
    FeedPage page(AccountId reader, PageRequest page) {
        var found = page.upward()
                ? HOME_PAGE_UP.call(reader.value(), page.before(), page.after(), page.limit())
                : HOME_PAGE_DOWN.call(reader.value(), page.before(), page.after(), page.limit());
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                found.field(HOME_PAGE_DOWN.IDS),
                                found.field(HOME_PAGE_DOWN.COMPLETE_FROM),
                                found.field(HOME_PAGE_DOWN.LAST_READ_AT),
                                found.field(HOME_PAGE_DOWN.FOLLOWS_TAGS))
                        .from(found)
                        .fetchOptional(row -> page(row.value1(), row.value2(), row.value3(), row.value4()))
                        .orElse(NONE));
    }

    private static FeedPage page(Long[] ids, Long completeFrom, Instant lastReadAt, boolean followsTags) {
        return new FeedPage(Stream.of(ids).map(StatusId::new).toList(), completeFrom, lastReadAt, followsTags);
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
