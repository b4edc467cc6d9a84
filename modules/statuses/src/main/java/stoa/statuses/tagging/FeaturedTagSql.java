package stoa.statuses.tagging;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static stoa.statuses.sql.statuses.Tables.FEATURED_TAG;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.STATUS_TAG;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on hashtags that people show on their profiles. */
@Singleton
class FeaturedTagSql {
    private static final int MAX_FEATURED = 10;

    private final Database database;

    FeaturedTagSql(Database database) {
        this.database = database;
    }

    /** What somebody features, the first first. */
    List<Featured> of(AccountId account) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(FEATURED_TAG.ID, FEATURED_TAG.TAG, FEATURED_TAG.NAME)
                        .from(FEATURED_TAG)
                        .where(FEATURED_TAG.ACCOUNT_ID.eq(account.value()))
                        .orderBy(FEATURED_TAG.ID)
                        .limit(MAX_FEATURED)
                        .fetch(row -> new Featured(row.value1(), row.value2(), row.value3())));
    }

    /** How often somebody used hashtags where strangers may see it, and when last. */
    Map<String, Use> uses(AccountId account, Collection<String> tags) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(STATUS_TAG.TAG, count(), max(STATUS.ID))
                        .from(STATUS)
                        .join(STATUS_TAG)
                        .on(STATUS_TAG.STATUS_ID.eq(STATUS.ID))
                        .where(open(account))
                        .and(STATUS_TAG.TAG.eq(any(tags.toArray(String[]::new))))
                        .groupBy(STATUS_TAG.TAG)
                        .fetchMap(row -> row.value1(), row -> new Use(row.value2(), row.value3())));
    }

    /** What somebody used most lately and does not feature. */
    List<String> suggestions(AccountId account, long since, int limit) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(STATUS_TAG.TAG)
                        .from(STATUS)
                        .join(STATUS_TAG)
                        .on(STATUS_TAG.STATUS_ID.eq(STATUS.ID))
                        .where(open(account))
                        .and(STATUS.ID.ge(since))
                        .and(STATUS_TAG.STATUS_ID.ge(since))
                        .and(STATUS_TAG.TAG.notIn(select(FEATURED_TAG.TAG)
                                .from(FEATURED_TAG)
                                .where(FEATURED_TAG.ACCOUNT_ID.eq(account.value()))))
                        .groupBy(STATUS_TAG.TAG)
                        .orderBy(count().desc(), STATUS_TAG.TAG)
                        .limit(limit)
                        .fetch(STATUS_TAG.TAG));
    }

    private static Condition open(AccountId account) {
        return STATUS.ACCOUNT_ID.eq(account.value()).and(STATUS.VISIBILITY.in(inline("public"), inline("unlisted")));
    }

    /**
     * Features a hashtag; nothing happens where it is featured.
     *
     * @return whether it is featured now: not where there are as many as there may be
     */
    boolean add(AccountId account, String tag, String name) {
        return database.write(sql -> {
            // Two at once, and there could be one too many.
            sql.execute("select pg_advisory_xact_lock(hashtextextended({0}, 1022))", val(account.toString()));
            var tags = sql.select(FEATURED_TAG.TAG)
                    .from(FEATURED_TAG)
                    .where(FEATURED_TAG.ACCOUNT_ID.eq(account.value()))
                    .fetchSet(FEATURED_TAG.TAG);
            if (!tags.contains(tag) && tags.size() < MAX_FEATURED) {
                sql.insertInto(FEATURED_TAG)
                        .set(FEATURED_TAG.ACCOUNT_ID, account.value())
                        .set(FEATURED_TAG.TAG, tag)
                        .set(FEATURED_TAG.NAME, name)
                        .execute();
                return true;
            }
            return tags.contains(tag);
        });
    }

    /** @return whether it was featured */
    boolean remove(AccountId account, long id) {
        return database.write(sql -> sql.deleteFrom(FEATURED_TAG)
                        .where(FEATURED_TAG.ID.eq(id))
                        .and(FEATURED_TAG.ACCOUNT_ID.eq(account.value()))
                        .execute())
                == 1;
    }

    void remove(AccountId account, String tag) {
        database.write(sql -> sql.deleteFrom(FEATURED_TAG)
                .where(FEATURED_TAG.TAG.eq(tag))
                .and(FEATURED_TAG.ACCOUNT_ID.eq(account.value()))
                .execute());
    }

    /** @param name as its owner wrote it */
    record Featured(long id, String tag, String name) {}

    /** @param last the id of the last status */
    record Use(int statuses, long last) {}
}
