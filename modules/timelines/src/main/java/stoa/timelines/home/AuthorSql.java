package stoa.timelines.home;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static stoa.timelines.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_V1;
import static stoa.timelines.sql.timelines.Tables.AUTHOR;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;

/** What is known of what it costs to write out an author's statuses. */
@Singleton
class AuthorSql {
    private final Database database;

    AuthorSql(Database database) {
        this.database = database;
    }

    Optional<Known> find(AccountId author) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(AUTHOR.FOLLOWERS, AUTHOR.PULLED_FROM, AUTHOR.MEASURED_AT)
                        .from(AUTHOR)
                        .where(AUTHOR.ACCOUNT_ID.eq(author.value()))
                        .fetchOptional(found -> new Known(found.value1(), found.value2(), found.value3())));
    }

    /** Counts the author's followers and keeps the number. */
    long measure(AccountId author, double followersPerSecond) {
        return database.write(sql -> {
            long followers = sql.fetchCount(
                    select(FOLLOW_V1.ID).from(FOLLOW_V1).where(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(author.value())));
            sql.insertInto(AUTHOR)
                    .set(AUTHOR.ACCOUNT_ID, author.value())
                    .set(AUTHOR.FOLLOWERS, followers)
                    .set(AUTHOR.FOLLOWERS_PER_SECOND, followersPerSecond)
                    .onConflict(AUTHOR.ACCOUNT_ID)
                    .doUpdate()
                    .set(AUTHOR.FOLLOWERS, followers)
                    .set(AUTHOR.FOLLOWERS_PER_SECOND, followersPerSecond)
                    .set(AUTHOR.MEASURED_AT, DSL.currentInstant())
                    .execute();
            return followers;
        });
    }

    /** From a status on, the author is read by the followers. */
    void pullFrom(AccountId author, StatusId status) {
        database.write(sql -> sql.update(AUTHOR)
                .set(AUTHOR.PULLED_FROM, least(coalesce(AUTHOR.PULLED_FROM, val(status.value())), val(status.value())))
                .where(AUTHOR.ACCOUNT_ID.eq(author.value()))
                .execute());
    }

    /** New statuses of the author are written out again. */
    void pushAgain(AccountId author) {
        database.write(sql -> sql.update(AUTHOR)
                .setNull(AUTHOR.PULLED_FROM)
                .where(AUTHOR.ACCOUNT_ID.eq(author.value()))
                .execute());
    }

    /** Authors who are read, at most 1,000. */
    List<AccountId> pulled() {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(AUTHOR.ACCOUNT_ID)
                        .from(AUTHOR)
                        .where(AUTHOR.PULLED_FROM.isNotNull())
                        .orderBy(AUTHOR.MEASURED_AT)
                        .limit(1000)
                        .fetch(found -> new AccountId(found.value1())));
    }

    /** What an author posted from a status on and above another one, oldest first, at most 100. */
    List<StatusId> postedAfter(AccountId author, long after) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(STATUS_V1.ID)
                        .from(STATUS_V1)
                        .where(STATUS_V1.ACCOUNT_ID.eq(author.value()))
                        .and(STATUS_V1.ID.gt(after))
                        .and(STATUS_V1.VISIBILITY.ne(DSL.inline("direct")))
                        .orderBy(STATUS_V1.ID)
                        .limit(100)
                        .fetch(found -> new StatusId(found.value1())));
    }

    /**
     * @param pulledFrom the first status that was not written out; null where all are
     */
    record Known(long followers, @Nullable Long pulledFrom, Instant measuredAt) {}
}
