package stoa.insights.dashboards;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static stoa.insights.sql.insights.Tables.COHORT;
import static stoa.insights.sql.insights.Tables.DAILY_FIGURE;
import static stoa.insights.sql.insights.Tables.DAY_FIGURE;
import static stoa.insights.sql.insights.Tables.LABEL_DAY;
import static stoa.insights.sql.insights.Tables.RETENTION;
import static stoa.insights.sql.insights.Tables.STORAGE_GROWTH;
import static stoa.insights.sql.insights.Tables.TAG_DAY;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import stoa.insights.rollup.Freshness;
import stoa.insights.sql.insights.Routines;
import stoa.platform.database.Database;

/** Statements on what dashboards show: materialized views as far as they go back, what is kept of each day beyond. */
@Singleton
class DashboardSql {
    private final Database database;

    DashboardSql(Database database) {
        this.database = database;
    }

    /** The figures of the days from one to another, both included; days of which nothing is known are left out. */
    Map<LocalDate, Day> days(LocalDate first, LocalDate last) {
        var shown = DAILY_FIGURE;
        var kept = DAY_FIGURE;
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(
                                shown.DAY,
                                shown.PEOPLE,
                                shown.SIGN_UPS,
                                shown.REPLIES.plus(shown.REBLOGS).plus(shown.FAVOURITES),
                                shown.POSTS.plus(shown.REPLIES).plus(shown.REBLOGS),
                                shown.REPORTS_OPENED,
                                shown.REPORTS_RESOLVED)
                        .from(shown)
                        .where(shown.DAY.between(first, last))
                        .unionAll(select(
                                        kept.DAY,
                                        kept.PEOPLE,
                                        kept.SIGN_UPS,
                                        kept.REPLIES.plus(kept.REBLOGS).plus(kept.FAVOURITES),
                                        kept.POSTS.plus(kept.REPLIES).plus(kept.REBLOGS),
                                        kept.REPORTS_OPENED,
                                        kept.REPORTS_RESOLVED)
                                .from(kept)
                                .where(kept.DAY.between(first, last))
                                .and(kept.DAY.lt(field(select(min(shown.DAY)).from(shown)))))
                        .fetchMap(
                                row -> row.value1(),
                                row -> new Day(
                                        row.value2(),
                                        row.value3(),
                                        row.value4(),
                                        row.value5(),
                                        row.value6(),
                                        row.value7(),
                                        0,
                                        0)));
    }

    /** The same of a hashtag. */
    Map<LocalDate, Day> daysOfTag(String tag, LocalDate first, LocalDate last) {
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(TAG_DAY.DAY, TAG_DAY.USES, TAG_DAY.PEOPLE)
                        .from(TAG_DAY)
                        .where(TAG_DAY.TAG.eq(tag))
                        .and(TAG_DAY.DAY.between(first, last))
                        .fetchMap(row -> row.value1(), row -> Day.ofTag(row.value2(), row.value3())));
    }

    /** Distinct people from one day to another, both included, and in the period before. */
    Distinct distinct(LocalDate first, LocalDate last, LocalDate firstBefore, LocalDate lastBefore) {
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(Routines.peopleBetween(first, last), Routines.peopleBetween(firstBefore, lastBefore))
                        .fetchSingle(row -> new Distinct(row.value1(), row.value2())));
    }

    /** Posts by language or app, the most used first. */
    Map<String, Long> labels(String kind, Period period, int limit) {
        var posts = sum(LABEL_DAY.POSTS).cast(SQLDataType.BIGINT);
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(LABEL_DAY.LABEL, posts)
                        .from(LABEL_DAY)
                        .where(LABEL_DAY.KIND.eq(kind))
                        .and(LABEL_DAY.DAY.between(period.start(), period.end()))
                        .groupBy(LABEL_DAY.LABEL)
                        .orderBy(posts.desc(), LABEL_DAY.LABEL)
                        .limit(limit)
                        .fetchMap(row -> row.value1(), row -> row.value2()));
    }

    /** Uses of a hashtag by language, the most used first. */
    Map<String, Long> languagesOfTag(String tag, Period period, int limit) {
        Field<String> language = field("used.key", String.class);
        Field<Long> uses = sum(field("used.value::bigint", Long.class)).cast(SQLDataType.BIGINT);
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(language, uses)
                        .from(TAG_DAY)
                        .crossJoin(lateral(table("jsonb_each_text({0})", TAG_DAY.LANGUAGES))
                                .as("used"))
                        .where(TAG_DAY.TAG.eq(tag))
                        .and(TAG_DAY.DAY.between(period.start(), period.end()))
                        .groupBy(language)
                        .orderBy(uses.desc(), language)
                        .limit(limit)
                        .fetchMap(row -> row.value1(), row -> row.value2()));
    }

    /** What all tables took on disk on the last day that is over, in bytes. */
    long bytes() {
        var newest = select(max(STORAGE_GROWTH.DAY)).from(STORAGE_GROWTH);
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(coalesce(sum(STORAGE_GROWTH.BYTES), inline(0)).cast(SQLDataType.BIGINT))
                        .from(STORAGE_GROWTH)
                        .where(STORAGE_GROWTH.DAY.eq(newest))
                        .fetchSingle()
                        .value1());
    }

    /** The version of PostgreSQL. */
    String databaseVersion() {
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(field("current_setting('server_version')", String.class))
                        .fetchSingle()
                        .value1());
    }

    /** How many of those who signed up in each period were active in each. */
    List<Cohort> cohorts(String frequency, LocalDate first, LocalDate last) {
        var shown = RETENTION;
        var kept = COHORT;
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(shown.COHORT, shown.PERIOD, shown.PEOPLE)
                        .from(shown)
                        .where(shown.FREQUENCY.eq(frequency))
                        .and(shown.COHORT.between(first, last))
                        .and(shown.PERIOD.between(first, last))
                        .unionAll(select(kept.COHORT_, kept.PERIOD, kept.PEOPLE)
                                .from(kept)
                                .where(kept.FREQUENCY.eq(frequency))
                                .and(kept.COHORT_.between(first, last))
                                .and(kept.PERIOD.between(first, last))
                                .andNotExists(select(inline(1))
                                        .from(shown)
                                        .where(shown.FREQUENCY.eq(kept.FREQUENCY))
                                        .and(shown.COHORT.eq(kept.COHORT_))
                                        .and(shown.PERIOD.eq(kept.PERIOD))))
                        .fetch(row -> new Cohort(row.value1(), row.value2(), row.value3())));
    }

    /** The figures of a day, or those of a hashtag on it. */
    record Day(
            long people,
            long signUps,
            long interactions,
            long statuses,
            long reportsOpened,
            long reportsResolved,
            long tagUses,
            long tagPeople) {
        static final Day NONE = new Day(0, 0, 0, 0, 0, 0, 0, 0);

        static Day ofTag(long uses, long people) {
            return new Day(0, 0, 0, 0, 0, 0, uses, people);
        }
    }

    /** Distinct people in a period and in the one before. */
    record Distinct(long people, long before) {}

    /** How many of those who signed up in one period were active in another. */
    record Cohort(LocalDate cohort, LocalDate period, long people) {}
}
