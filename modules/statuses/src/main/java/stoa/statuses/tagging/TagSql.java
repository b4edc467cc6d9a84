package stoa.statuses.tagging;

import static stoa.statuses.sql.statuses.Tables.FOLLOWED_TAG;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.STATUS_TAG;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;

/** Statements on hashtags. */
@Singleton
class TagSql {
    private static final int SEQUENCE_BITS = 16;
    private static final long MILLIS_PER_DAY = 86_400_000;

    private final Database database;

    TagSql(Database database) {
        this.database = database;
    }

    /**
     * How much hashtags were used in public, by tag and day (counted from 1970).
     *
     * @param since the first status that counts
     */
    Map<TagDay, Usage> usage(Collection<String> tags, long since) {
        var day = DSL.field(
                        "({0} >> {1}) / {2}",
                        SQLDataType.BIGINT, STATUS_TAG.STATUS_ID, DSL.inline(SEQUENCE_BITS), DSL.inline(MILLIS_PER_DAY))
                .as("day");
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
                                row -> new Usage(row.value3(), row.value4())));
    }

    /** Which of some hashtags somebody follows. */
    Set<String> followed(AccountId account, Collection<String> tags) {
        return database.read(
                Consistency.ownWrites(),
                sql -> new HashSet<>(sql.select(FOLLOWED_TAG.TAG)
                        .from(FOLLOWED_TAG)
                        .where(FOLLOWED_TAG.ACCOUNT_ID.eq(account.value()))
                        .and(FOLLOWED_TAG.TAG.eq(DSL.any(tags.toArray(String[]::new))))
                        .fetch(FOLLOWED_TAG.TAG)));
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
        var rows = database.read(
                Consistency.ownWrites(),
                sql -> sql.select(FOLLOWED_TAG.TAG, FOLLOWED_TAG.ID)
                        .from(FOLLOWED_TAG)
                        .where(FOLLOWED_TAG.ACCOUNT_ID.eq(account.value()))
                        .and(FOLLOWED_TAG.ID.lt(page.before()))
                        .and(FOLLOWED_TAG.ID.gt(page.after()))
                        .orderBy(page.upward() ? FOLLOWED_TAG.ID.asc() : FOLLOWED_TAG.ID.desc())
                        .limit(page.limit())
                        .fetch(row -> new Followed(row.value1(), row.value2())));
        return page.upward() ? rows.reversed() : rows;
    }

    /** A hashtag on a day, counted from 1970. */
    record TagDay(String tag, long day) {}

    /** By how many statuses of how many authors. */
    record Usage(int uses, int accounts) {}

    /** A hashtag that somebody follows, and the cursor of that. */
    record Followed(String tag, long cursor) {}
}
