package stoa.timelines.home;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static stoa.timelines.sql.timelines.Tables.FEED;
import static stoa.timelines.sql.timelines.Tables.FEED_ENTRY;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.OptionalLong;
import stoa.platform.database.Database;

/** Statements that keep feeds bounded, a few hundred feeds at a time. */
@Singleton
class FeedSweepSql {
    private final Database database;

    FeedSweepSql(Database database) {
        this.database = database;
    }

    /** Has every feed say that what is older is not in it, without which no week of entries is ever given up. */
    void endAt(long oldest) {
        database.write(sql -> sql.update(FEED)
                .set(FEED.COMPLETE_FROM, oldest)
                .where(FEED.COMPLETE_FROM.lt(oldest))
                .execute());
    }

    /** Gives up feeds that were last read before an instant: row and entries together, so that a new one begins empty. */
    int abandon(Instant readBefore, int most) {
        return database.write(sql -> {
            var idle = sql.select(FEED.ACCOUNT_ID)
                    .from(FEED)
                    .where(FEED.LAST_READ_AT.lt(readBefore))
                    .orderBy(FEED.LAST_READ_AT)
                    .limit(most)
                    .forUpdate()
                    .skipLocked()
                    .fetch(FEED.ACCOUNT_ID);
            if (!idle.isEmpty()) {
                sql.deleteFrom(FEED).where(FEED.ACCOUNT_ID.in(idle)).execute();
                sql.deleteFrom(FEED_ENTRY).where(FEED_ENTRY.ACCOUNT_ID.in(idle)).execute();
            }
            return idle.size();
        });
    }

    /**
     * Removes what is older than the newest entries of some feeds.
     *
     * @param after feeds of accounts above this id
     * @return the last account that was looked at; empty where there was none left
     */
    OptionalLong shorten(long after, int feeds, int entries) {
        return database.write(sql -> {
            var some = sql.select(FEED.ACCOUNT_ID)
                    .from(FEED)
                    .where(FEED.ACCOUNT_ID.gt(after))
                    .orderBy(FEED.ACCOUNT_ID)
                    .limit(feeds)
                    .fetch(FEED.ACCOUNT_ID);
            if (some.isEmpty()) {
                return OptionalLong.empty();
            }
            var last = lateral(select(FEED_ENTRY.STATUS_ID)
                            .from(FEED_ENTRY)
                            .where(FEED_ENTRY.ACCOUNT_ID.eq(FEED.ACCOUNT_ID))
                            .orderBy(FEED_ENTRY.STATUS_ID.desc())
                            .limit(1)
                            .offset(entries))
                    .as("last", "status_id");
            var bounds = select(
                            FEED.ACCOUNT_ID,
                            field(name("last", "status_id"), Long.class).as("status_id"))
                    .from(FEED)
                    .crossJoin(last)
                    .where(FEED.ACCOUNT_ID.in(some))
                    .asTable("bound");
            var account = bounds.field(FEED.ACCOUNT_ID);
            var bound = bounds.field("status_id", Long.class);
            // First the feed says that it ends higher up, then it does: whoever reads in between reads the authors.
            sql.update(FEED)
                    .set(FEED.COMPLETE_FROM, greatest(FEED.COMPLETE_FROM, bound))
                    .from(bounds)
                    .where(FEED.ACCOUNT_ID.eq(account))
                    .execute();
            sql.deleteFrom(FEED_ENTRY)
                    .using(FEED)
                    .where(FEED.ACCOUNT_ID.in(some))
                    .and(FEED_ENTRY.ACCOUNT_ID.eq(FEED.ACCOUNT_ID))
                    .and(FEED_ENTRY.STATUS_ID.le(FEED.COMPLETE_FROM))
                    .execute();
            return OptionalLong.of(some.stream().max(Comparator.naturalOrder()).orElseThrow());
        });
    }
}
