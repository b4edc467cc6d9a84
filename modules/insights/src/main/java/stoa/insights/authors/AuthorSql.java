package stoa.insights.authors;

import static org.jooq.impl.DSL.sum;
import static stoa.insights.sql.insights.Tables.AUTHOR_DAY;
import static stoa.insights.sql.insights.Tables.POST_DAY;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import stoa.accounts.AccountId;
import stoa.insights.rollup.Freshness;
import stoa.platform.database.Database;

/** Statements on what became of an author's posts. */
@Singleton
class AuthorSql {
    private static final int TOP = 5;

    private final Database database;

    AuthorSql(Database database) {
        this.database = database;
    }

    /** The days from one to another on which there was something to count. */
    Map<LocalDate, AuthorDay> days(AccountId author, LocalDate first, LocalDate last) {
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(
                                AUTHOR_DAY.DAY,
                                AUTHOR_DAY.POSTS,
                                AUTHOR_DAY.REPLIES,
                                AUTHOR_DAY.REBLOGS,
                                AUTHOR_DAY.FAVOURITES,
                                AUTHOR_DAY.FOLLOWERS_GAINED,
                                AUTHOR_DAY.FOLLOWERS_LOST)
                        .from(AUTHOR_DAY)
                        .where(AUTHOR_DAY.ACCOUNT_ID.eq(author.value()))
                        .and(AUTHOR_DAY.DAY.between(first, last))
                        .fetchMap(
                                row -> row.value1(),
                                row -> new AuthorDay(
                                        row.value2(),
                                        row.value3(),
                                        row.value4(),
                                        row.value5(),
                                        row.value6(),
                                        row.value7())));
    }

    /** The posts with which most was done on these days, the most first. */
    List<PostFigures> topPosts(AccountId author, LocalDate first, LocalDate last) {
        var replies = total(POST_DAY.REPLIES);
        var reblogs = total(POST_DAY.REBLOGS);
        var favourites = total(POST_DAY.FAVOURITES);
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(POST_DAY.STATUS_ID, replies, reblogs, favourites)
                        .from(POST_DAY)
                        .where(POST_DAY.ACCOUNT_ID.eq(author.value()))
                        .and(POST_DAY.DAY.between(first, last))
                        .groupBy(POST_DAY.STATUS_ID)
                        .orderBy(replies.plus(reblogs).plus(favourites).desc(), POST_DAY.STATUS_ID.desc())
                        .limit(TOP)
                        .fetch(row -> new PostFigures(row.value1(), row.value2(), row.value3(), row.value4())));
    }

    private static Field<Long> total(Field<Long> figure) {
        return sum(figure).cast(SQLDataType.BIGINT);
    }

    /** What happened to an author on a day. */
    record AuthorDay(
            long posts, long replies, long reblogs, long favourites, long followersGained, long followersLost) {
        static final AuthorDay NONE = new AuthorDay(0, 0, 0, 0, 0, 0);

        AuthorDay plus(AuthorDay other) {
            return new AuthorDay(
                    posts + other.posts,
                    replies + other.replies,
                    reblogs + other.reblogs,
                    favourites + other.favourites,
                    followersGained + other.followersGained,
                    followersLost + other.followersLost);
        }
    }

    /** What others did with a post. */
    record PostFigures(long status, long replies, long reblogs, long favourites) {}
}
