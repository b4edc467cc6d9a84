package stoa.timelines.home;

import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;
import static stoa.timelines.sql.statuses_api.Tables.SHOWN_V1;
import static stoa.timelines.sql.timelines.Tables.FEED;
import static stoa.timelines.sql.timelines.Tables.HOME_PAGE_DOWN;
import static stoa.timelines.sql.timelines.Tables.HOME_PAGE_UP;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.ShownStatuses;
import stoa.statuses.StatusId;
import stoa.statuses.StatusMarks;

/**
 * Reads a page of the feed: its entries, merged with those who are read instead of written out (oneself, authors with very
 * many followers, and whom one has only just begun to follow). See {@code R__home_page.sql}.
 */
@Singleton
class FeedSql {
    private final Database database;

    FeedSql(Database database) {
        this.database = database;
    }

    /** One page, as far as the feed is complete, and what the reader may see of it; in one statement. */
    FeedPage page(AccountId reader, PageRequest page) {
        var found = page.upward()
                ? HOME_PAGE_UP.call(reader.value(), page.before(), page.after(), page.limit())
                : HOME_PAGE_DOWN.call(reader.value(), page.before(), page.after(), page.limit());
        var ids = found.field(HOME_PAGE_DOWN.IDS);
        var shown = SHOWN_V1.call(val(reader.value()), ids);
        return database.read(
                Consistency.ownWrites(),
                sql -> page(sql.select(
                                ids,
                                found.field(HOME_PAGE_DOWN.COMPLETE_FROM),
                                found.field(HOME_PAGE_DOWN.LAST_READ_AT),
                                found.field(HOME_PAGE_DOWN.FOLLOWS_TAGS),
                                shown.STATUS_ID,
                                shown.FAVOURITED,
                                shown.REBLOGGED,
                                shown.BOOKMARKED,
                                shown.PINNED,
                                shown.MUTED,
                                shown.FILTERING,
                                shown.QUOTABLE,
                                shown.HIDDEN)
                        .from(found)
                        .leftJoin(lateral(shown))
                        .on(trueCondition())
                        .fetch()));
    }

    /** Of rows that are the same but for the status. */
    private static FeedPage page(List<? extends Record> rows) {
        if (rows.isEmpty()) {
            return FeedPage.NONE;
        }
        var first = rows.getFirst();
        var ids = Stream.of(first.get(HOME_PAGE_DOWN.IDS)).map(StatusId::new).toList();
        var marks = rows.stream()
                .filter(row -> row.get(SHOWN_V1.STATUS_ID) != null)
                .collect(Collectors.toMap(
                        row -> new StatusId(row.get(SHOWN_V1.STATUS_ID)),
                        row -> new StatusMarks(
                                row.get(SHOWN_V1.FAVOURITED),
                                row.get(SHOWN_V1.REBLOGGED),
                                row.get(SHOWN_V1.BOOKMARKED),
                                row.get(SHOWN_V1.PINNED),
                                row.get(SHOWN_V1.MUTED),
                                row.get(SHOWN_V1.FILTERING),
                                row.get(SHOWN_V1.QUOTABLE),
                                row.get(SHOWN_V1.HIDDEN))));
        return new FeedPage(
                ids,
                first.get(HOME_PAGE_DOWN.COMPLETE_FROM),
                first.get(HOME_PAGE_DOWN.LAST_READ_AT),
                first.get(HOME_PAGE_DOWN.FOLLOWS_TAGS),
                new ShownStatuses(ids, marks));
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
