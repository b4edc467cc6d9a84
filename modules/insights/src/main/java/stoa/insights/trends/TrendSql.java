package stoa.insights.trends;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.power;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static stoa.insights.sql.accounts_api.Tables.ACCOUNT_NAME_V1;
import static stoa.insights.sql.accounts_api.Tables.RESTRICTED_ACCOUNT_V1;
import static stoa.insights.sql.insights.Tables.TRENDING_LINK;
import static stoa.insights.sql.insights.Tables.TRENDING_STATUS;
import static stoa.insights.sql.insights.Tables.TRENDING_TAG;
import static stoa.insights.sql.statuses_api.Tables.STATUS_CARD_V1;
import static stoa.insights.sql.statuses_api.Tables.STATUS_FIGURES_V1;
import static stoa.insights.sql.statuses_api.Tables.STATUS_TAG_V1;
import static stoa.insights.sql.statuses_api.Tables.STATUS_V1;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.ids.Snowflake;
import stoa.statuses.PreviewCardId;
import stoa.statuses.StatusId;

/** Statements on trends. */
@Singleton
class TrendSql {
    private static final Consistency RECENT = Consistency.atMost(Duration.ofMinutes(1));
    private static final int MAX_TAGS = 100;
    private static final int MAX_LINKS = 100;
    private static final int MAX_STATUSES = 200;
    private static final int DAYS_BEFORE = 6;
    private static final int SEQUENCE_BITS = 16;

    private final Database database;

    TrendSql(Database database) {
        this.database = database;
    }

    List<String> tags(int limit, int offset) {
        return database.read(
                RECENT,
                sql -> sql.select(TRENDING_TAG.TAG)
                        .from(TRENDING_TAG)
                        .orderBy(TRENDING_TAG.SCORE.desc(), TRENDING_TAG.TAG)
                        .limit(limit)
                        .offset(offset)
                        .fetch(TRENDING_TAG.TAG));
    }

    List<StatusId> statuses(int limit, int offset) {
        return database.read(
                RECENT,
                sql -> sql.select(TRENDING_STATUS.STATUS_ID)
                        .from(TRENDING_STATUS)
                        .orderBy(TRENDING_STATUS.SCORE.desc(), TRENDING_STATUS.STATUS_ID.desc())
                        .limit(limit)
                        .offset(offset)
                        .fetch(row -> new StatusId(row.value1())));
    }

    List<PreviewCardId> links(int limit, int offset) {
        return database.read(
                RECENT,
                sql -> sql.select(TRENDING_LINK.CARD_ID)
                        .from(TRENDING_LINK)
                        .orderBy(TRENDING_LINK.SCORE.desc(), TRENDING_LINK.CARD_ID.desc())
                        .limit(limit)
                        .offset(offset)
                        .fetch(row -> new PreviewCardId(row.value1())));
    }

    /** Computes anew which hashtags are used by more people than usual. */
    void computeTags(Instant now, int leastPeople) {
        var used = usedMoreThanUsual(STATUS_TAG_V1, STATUS_TAG_V1.TAG, STATUS_TAG_V1.STATUS_ID, now, leastPeople);
        database.write(sql -> {
            sql.deleteFrom(TRENDING_TAG).execute();
            return sql.insertInto(TRENDING_TAG, TRENDING_TAG.TAG, TRENDING_TAG.SCORE)
                    .select(used.limit(MAX_TAGS))
                    .execute();
        });
    }

    /** Computes anew which links are shared by more people than usual. */
    void computeLinks(Instant now, int leastPeople) {
        var used =
                usedMoreThanUsual(STATUS_CARD_V1, STATUS_CARD_V1.CARD_ID, STATUS_CARD_V1.STATUS_ID, now, leastPeople);
        database.write(sql -> {
            sql.deleteFrom(TRENDING_LINK).execute();
            return sql.insertInto(TRENDING_LINK, TRENDING_LINK.CARD_ID, TRENDING_LINK.SCORE)
                    .select(used.limit(MAX_LINKS))
                    .execute();
        });
    }

    /**
     * What more people use in public within a day than is usual for a day of the six before, by the squared surplus over what is
     * usual, the highest first. What the silenced do counts for nothing.
     *
     * @param uses what is used by which status
     */
    private static <T> SelectLimitStep<Record2<T, Double>> usedMoreThanUsual(
            Table<?> uses, Field<T> thing, Field<Long> status, Instant now, int leastPeople) {
        long week = Snowflake.lowestAt(now.minus(Duration.ofDays(DAYS_BEFORE + 1)));
        long day = Snowflake.lowestAt(now.minus(Duration.ofDays(1)));
        var people = countDistinct(STATUS_V1.ACCOUNT_ID)
                .filterWhere(STATUS_V1.ID.ge(day))
                .cast(SQLDataType.DOUBLE);
        var usual = countDistinct(STATUS_V1.ACCOUNT_ID)
                .filterWhere(STATUS_V1.ID.lt(day))
                .cast(SQLDataType.DOUBLE)
                .div(inline((double) DAYS_BEFORE));
        var used = select(thing.as("thing"), people.as("people"), usual.as("usual"))
                .from(uses)
                .join(STATUS_V1)
                .on(STATUS_V1.ID.eq(status))
                .where(status.ge(week))
                .and(STATUS_V1.ID.ge(week))
                .and(STATUS_V1.VISIBILITY.eq(inline("public")))
                .andNotExists(selectOne()
                        .from(RESTRICTED_ACCOUNT_V1)
                        .where(RESTRICTED_ACCOUNT_V1.ACCOUNT_ID.eq(STATUS_V1.ACCOUNT_ID)))
                .groupBy(thing)
                .asTable("used");
        var now24 = field(name("used", "people"), Double.class);
        var before = field(name("used", "usual"), Double.class);
        var score = power(now24.minus(before), 2).div(greatest(before, inline(1.0)));
        return select(field(name("used", "thing"), thing.getDataType()), score.cast(SQLDataType.DOUBLE))
                .from(used)
                .where(now24.ge((double) leastPeople))
                .and(now24.gt(before))
                .orderBy(score.desc());
    }

    /**
     * Computes anew which public statuses are favourited and reblogged most, the older the less: no answers, nothing
     * sensitive, and nobody who does not want to be discovered or is silenced.
     */
    void computeStatuses(Instant now, TrendsConfig config) {
        long since = Snowflake.lowestAt(now.minus(config.window()));
        var figures = STATUS_FIGURES_V1;
        var marks = figures.REBLOGS.plus(figures.FAVOURITES);
        var age = val(Snowflake.lowestAt(now))
                .minus(STATUS_V1.ID)
                .cast(SQLDataType.DOUBLE)
                .div(inline((double) (config.halfLife().toMillis() << SEQUENCE_BITS)));
        var score = marks.cast(SQLDataType.DOUBLE).mul(power(inline(0.5), greatest(age, inline(0.0))));
        database.write(sql -> {
            sql.deleteFrom(TRENDING_STATUS).execute();
            return sql.insertInto(TRENDING_STATUS, TRENDING_STATUS.STATUS_ID, TRENDING_STATUS.SCORE)
                    .select(select(STATUS_V1.ID, score.cast(SQLDataType.DOUBLE))
                            .from(figures)
                            .join(STATUS_V1)
                            .on(STATUS_V1.ID.eq(figures.STATUS_ID))
                            .join(ACCOUNT_NAME_V1)
                            .on(ACCOUNT_NAME_V1.ACCOUNT_ID.eq(STATUS_V1.ACCOUNT_ID))
                            .where(figures.STATUS_ID.ge(since))
                            .and(STATUS_V1.ID.ge(since))
                            .and(marks.ge((long) config.leastMarks()))
                            .and(STATUS_V1.VISIBILITY.eq(inline("public")))
                            .and(STATUS_V1.REBLOG_OF_ID.isNull())
                            .and(STATUS_V1.IN_REPLY_TO_ID.isNull())
                            .and(STATUS_V1.SENSITIVE.isFalse())
                            .and(ACCOUNT_NAME_V1.DISCOVERABLE)
                            .and(ACCOUNT_NAME_V1.SILENCED.isFalse())
                            .orderBy(score.desc())
                            .limit(MAX_STATUSES))
                    .execute();
        });
    }
}
