package stoa.timelines.home;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static stoa.timelines.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_V1;
import static stoa.timelines.sql.timelines.Tables.FEED;
import static stoa.timelines.sql.timelines.Tables.FEED_ENTRY;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.ids.Snowflake;

/** Writes feeds for the first time, or again for people who come back. */
@Singleton
class RebuildSql {
    private final Database database;

    RebuildSql(Database database) {
        this.database = database;
    }

    /**
     * Begins a feed: from its commit on, new statuses are written to it.
     *
     * @return whether it was not there
     */
    boolean begin(AccountId account, Instant from) {
        return database.write(sql -> sql.insertInto(FEED)
                        .set(FEED.ACCOUNT_ID, account.value())
                        .set(FEED.COMPLETE_FROM, Snowflake.lowestAt(from))
                        .onConflictDoNothing()
                        .execute())
                == 1;
    }

    /**
     * Writes what there is already, after {@link #begin} has committed: the newest of everybody who is followed. Complete from
     * where the first of them has more.
     */
    void build(AccountId account, int newestOfEach) {
        long me = account.value();
        var entry = lateral(select(STATUS_V1.ID)
                        .from(STATUS_V1)
                        .where(STATUS_V1.ACCOUNT_ID.eq(FOLLOW_V1.TARGET_ACCOUNT_ID))
                        .and(STATUS_V1.ID.gt(FEED.COMPLETE_FROM))
                        .and(STATUS_V1.VISIBILITY.ne(inline("direct")))
                        .orderBy(STATUS_V1.ID.desc())
                        .limit(newestOfEach))
                .as("entry", "id");
        var id = field(name("entry", "id"), Long.class);
        var author = FOLLOW_V1.TARGET_ACCOUNT_ID;
        database.write(sql -> {
            // Who follows while this runs is read from the authors until the event of it has been dealt with.
            var through = sql.select(coalesce(max(FOLLOW_V1.ID), inline(0L)))
                    .from(FOLLOW_V1)
                    .where(FOLLOW_V1.ACCOUNT_ID.eq(me))
                    .fetchSingle()
                    .value1();
            sql.insertInto(FEED_ENTRY, FEED_ENTRY.ACCOUNT_ID, FEED_ENTRY.STATUS_ID, FEED_ENTRY.AUTHOR_ID)
                    .select(select(val(me), id, author)
                            .from(FEED)
                            .join(FOLLOW_V1)
                            .on(FOLLOW_V1.ACCOUNT_ID.eq(FEED.ACCOUNT_ID))
                            .crossJoin(entry)
                            .where(FEED.ACCOUNT_ID.eq(me)))
                    .onConflictDoNothing()
                    .execute();
            var lowest = select(DSL.min(FEED_ENTRY.STATUS_ID).minus(1).as("bound"))
                    .from(FEED_ENTRY)
                    .where(FEED_ENTRY.ACCOUNT_ID.eq(me))
                    .groupBy(FEED_ENTRY.AUTHOR_ID)
                    .having(count().ge(newestOfEach))
                    .asTable("lowest");
            return sql.update(FEED)
                    .set(
                            FEED.COMPLETE_FROM,
                            greatest(
                                    FEED.COMPLETE_FROM,
                                    coalesce(
                                            field(select(max(lowest.field("bound", Long.class)))
                                                    .from(lowest)),
                                            inline(0L))))
                    .set(FEED.FOLLOWS_THROUGH, greatest(FEED.FOLLOWS_THROUGH, val(through)))
                    .set(FEED.BUILT_AT, DSL.currentInstant())
                    .where(FEED.ACCOUNT_ID.eq(me))
                    .execute();
        });
    }

    /** How many somebody follows, counted up to a number. */
    int follows(AccountId account, int most) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.fetchCount(select(FOLLOW_V1.ID)
                        .from(FOLLOW_V1)
                        .where(FOLLOW_V1.ACCOUNT_ID.eq(account.value()))
                        .limit(most)));
    }
}
