package stoa.statuses.tagging;

import static stoa.statuses.sql.statuses.Tables.FEATURED_TAG;
import static stoa.statuses.sql.statuses.Tables.FOLLOWED_TAG;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.STATUS_TAG;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.statuses.counting.DaysOfUse;

/** Statements on hashtags. */
@Singleton
class TagSql {
    private final Database database;

    TagSql(Database database) {
        this.database = database;
    }

    /**
     * How much hashtags were used in public, by tag and day (counted from 1970).
     *
     * @param since the first status that counts
     */
    Map<TagDay, DaysOfUse.Usage> usage(Collection<String> tags, long since) {
        var day = DaysOfUse.dayOf(STATUS_TAG.STATUS_ID).as("day");
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(STATUS_TAG.TAG, day, DSL.count(), DSL.countDistinct(STATUS.ACCOUNT_ID))
                        .from(STATUS_TAG)
                        .join(STATUS)
                        .on(STATUS.ID.eq(STATUS_TAG.STATUS_ID))
                        .where(STATUS_TAG.TAG.eq(DSL.any(tags.toArray(String[]::new))))
                        .and(STATUS_TAG.STATUS_ID.ge(since))
                        .and(STATUS.ID.ge(since))
                        .and(STATUS.VISIBILITY.eq(DSL.inline("public")))
                        .groupBy(STATUS_TAG.TAG, day)
                        .fetchMap(
                                row -> new TagDay(row.value1(), row.value2()),
                                row -> new DaysOfUse.Usage(row.value3(), row.value4())));
    }

    /** What somebody did with some hashtags. */
    Marks marks(AccountId account, Collection<String> tags) {
        var names = tags.toArray(String[]::new);
        var marks = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(FOLLOWED_TAG.TAG, DSL.inline(true))
                        .from(FOLLOWED_TAG)
                        .where(FOLLOWED_TAG.ACCOUNT_ID.eq(account.value()))
                        .and(FOLLOWED_TAG.TAG.eq(DSL.any(names)))
                        .unionAll(DSL.select(FEATURED_TAG.TAG, DSL.inline(false))
                                .from(FEATURED_TAG)
                                .where(FEATURED_TAG.ACCOUNT_ID.eq(account.value()))
                                .and(FEATURED_TAG.TAG.eq(DSL.any(names))))
                        .fetchGroups(row -> row.value2(), row -> row.value1()));
        return new Marks(
                Set.copyOf(marks.getOrDefault(true, List.of())), Set.copyOf(marks.getOrDefault(false, List.of())));
    }

    void follow(AccountId account, String tag) {
        database.write(sql -> sql.insertInto(FOLLOWED_TAG)
                .set(FOLLOWED_TAG.ACCOUNT_ID, account.value())
                .set(FOLLOWED_TAG.TAG, tag)
                .onConflictDoNothing()
                .execute());
    }

    void unfollow(AccountId account, String tag) {
        database.write(sql -> sql.deleteFrom(FOLLOWED_TAG)
                .where(FOLLOWED_TAG.ACCOUNT_ID.eq(account.value()))
                .and(FOLLOWED_TAG.TAG.eq(tag))
                .execute());
    }

    /** What somebody follows, what was followed last first. */
    List<Followed> page(AccountId account, PageRequest page) {
        var featured = DSL.exists(DSL.selectOne()
                .from(FEATURED_TAG)
                .where(FEATURED_TAG.ACCOUNT_ID.eq(account.value()))
                .and(FEATURED_TAG.TAG.eq(FOLLOWED_TAG.TAG)));
        var rows = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(FOLLOWED_TAG.TAG, FOLLOWED_TAG.ID, DSL.field(featured))
                        .from(FOLLOWED_TAG)
                        .where(FOLLOWED_TAG.ACCOUNT_ID.eq(account.value()))
                        .and(FOLLOWED_TAG.ID.lt(page.before()))
                        .and(FOLLOWED_TAG.ID.gt(page.after()))
                        .orderBy(page.upward() ? FOLLOWED_TAG.ID.asc() : FOLLOWED_TAG.ID.desc())
                        .limit(page.limit())
                        .fetch(row -> new Followed(row.value1(), row.value2(), row.value3())));
        return page.upward() ? rows.reversed() : rows;
    }

    /** A hashtag on a day, counted from 1970. */
    record TagDay(String tag, long day) {}

    /** A hashtag that somebody follows, and the cursor of that. */
    record Followed(String tag, long cursor, boolean featured) {}

    /** Which hashtags somebody follows, and which they show on their profile. */
    record Marks(Set<String> followed, Set<String> featured) {}
}
