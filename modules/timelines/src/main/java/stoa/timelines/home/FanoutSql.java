package stoa.timelines.home;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static stoa.timelines.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_V1;
import static stoa.timelines.sql.timelines.Tables.FEED;
import static stoa.timelines.sql.timelines.Tables.FEED_ENTRY;
import static stoa.timelines.sql.timelines.Tables.WRITE_OUT;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;
import stoa.timelines.sql.timelines.Routines;

/**
 * Writes statuses out to the feeds of active followers, set-based.
 *
 * <p>A feed is kept from the moment its row exists, which is before it is written for the first time. So whatever was posted
 * before is there for the first writing to find, and whatever is posted later comes by itself.
 */
@Singleton
class FanoutSql {
    private final Database database;

    FanoutSql(Database database) {
        this.database = database;
    }

    /**
     * Writes statuses to the followers of their authors, unless these are read instead.
     *
     * @return the statuses of authors with as many followers as that, or more: these are not written
     */
    Set<StatusId> write(Collection<StatusId> statuses, int followers) {
        var many = WRITE_OUT.call(StatusId.values(statuses), followers);
        return database.write(sql -> Set.copyOf(
                sql.select(many.field(0, Long.class)).from(many).fetch(found -> new StatusId(found.value1()))));
    }

    /**
     * The next of the parts into which the followers of an author are divided.
     *
     * @param follow    the last one before it
     * @param followers in it at most
     * @return the last follow in it; empty where none is left
     */
    Optional<Long> nextPart(AccountId author, long follow, int followers) {
        return database.read(Consistency.primary(), sql -> {
            var part = select(FOLLOW_V1.ID)
                    .from(FOLLOW_V1)
                    .where(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(author.value()))
                    .and(FOLLOW_V1.ID.gt(follow))
                    .orderBy(FOLLOW_V1.ID)
                    .limit(followers)
                    .asTable("part");
            return Optional.ofNullable(sql.select(max(part.field(FOLLOW_V1.ID)))
                    .from(part)
                    .fetchSingle()
                    .value1());
        });
    }

    /**
     * Writes one status to the followers of a part.
     *
     * @param follow the last one before it
     * @param last   the last one in it
     * @return how many follows are in it
     */
    long writePart(StatusId status, AccountId author, long follow, long last) {
        return database.write(sql -> sql.select(Routines.writeOutPart(status.value(), author.value(), follow, last))
                .fetchSingle()
                .value1());
    }

    /**
     * Writes what an author posted already to the feed of somebody who has begun to follow. Where the author posted more than
     * that, the feed is complete only from there on.
     */
    void backfill(AccountId account, AccountId author, int newest) {
        database.write(sql -> {
            var from = select(FEED.COMPLETE_FROM).from(FEED).where(FEED.ACCOUNT_ID.eq(account.value()));
            var posted = select(STATUS_V1.ID)
                    .from(STATUS_V1)
                    .where(STATUS_V1.ACCOUNT_ID.eq(author.value()))
                    .and(STATUS_V1.ID.gt(field(from)))
                    .and(STATUS_V1.VISIBILITY.ne(inline("direct")))
                    .orderBy(STATUS_V1.ID.desc())
                    .limit(newest)
                    .asTable("posted");
            var written = sql.insertInto(FEED_ENTRY, FEED_ENTRY.ACCOUNT_ID, FEED_ENTRY.STATUS_ID, FEED_ENTRY.AUTHOR_ID)
                    .select(select(val(account.value()), posted.field(STATUS_V1.ID), val(author.value()))
                            .from(posted))
                    .onConflictDoNothing()
                    .execute();
            // Only a whole page of the author may have more below it.
            var lowest = sql.select(min(posted.field(STATUS_V1.ID)), count())
                    .from(posted)
                    .fetchSingle();
            if (lowest.value2() == newest) {
                sql.update(FEED)
                        .set(FEED.COMPLETE_FROM, greatest(FEED.COMPLETE_FROM, val(lowest.value1() - 1)))
                        .where(FEED.ACCOUNT_ID.eq(account.value()))
                        .execute();
            }
            return written;
        });
    }

    /** From now on the feed is what it should be for all follows up to one. */
    void followedThrough(AccountId account, long follow) {
        database.write(sql -> sql.update(FEED)
                .set(FEED.FOLLOWS_THROUGH, greatest(FEED.FOLLOWS_THROUGH, val(follow)))
                .where(FEED.ACCOUNT_ID.eq(account.value()))
                .and(FEED.FOLLOWS_THROUGH.lt(follow))
                .execute());
    }

    /** The ids of these follows, where they still exist, by whom they follow. */
    Map<AccountId, Long> followsOf(AccountId account, Collection<AccountId> targets) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(FOLLOW_V1.TARGET_ACCOUNT_ID, FOLLOW_V1.ID)
                        .from(FOLLOW_V1)
                        .where(FOLLOW_V1.ACCOUNT_ID.eq(account.value()))
                        .and(FOLLOW_V1.TARGET_ACCOUNT_ID.in(
                                targets.stream().map(AccountId::value).toList()))
                        .fetchMap(found -> new AccountId(found.value1()), found -> found.value2()));
    }

    /** Takes an author's statuses out of a feed; nobody would be shown them any more. */
    void forget(AccountId account, AccountId author) {
        database.write(sql -> sql.deleteFrom(FEED_ENTRY)
                .where(and(FEED_ENTRY.ACCOUNT_ID.eq(account.value()), FEED_ENTRY.AUTHOR_ID.eq(author.value())))
                .execute());
    }

    /** Which of these accounts have a feed. */
    List<AccountId> kept(Collection<AccountId> accounts) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(FEED.ACCOUNT_ID)
                        .from(FEED)
                        .where(FEED.ACCOUNT_ID.in(
                                accounts.stream().map(AccountId::value).toList()))
                        .fetch(found -> new AccountId(found.value1())));
    }
}
