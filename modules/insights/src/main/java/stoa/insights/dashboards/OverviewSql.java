package stoa.insights.dashboards;

import static stoa.insights.sql.insights.Tables.DAILY_FIGURE;
import static stoa.insights.sql.insights.Tables.STORAGE_GROWTH;
import static stoa.insights.sql.insights.Tables.TOP_LABEL;
import static stoa.insights.sql.insights.Tables.TOP_TAG;
import static stoa.insights.sql.moderation_api.Tables.REPORT_V1;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import stoa.insights.Dashboard;
import stoa.insights.StorageGrowth;
import stoa.insights.rollup.Freshness;
import stoa.platform.database.Database;

/** Statements on the materialized views, for all that an overview shows at once. */
@Singleton
class OverviewSql {
    private final Database database;

    OverviewSql(Database database) {
        this.database = database;
    }

    /** The days from one to another, both included; those of which nothing is known are left out. */
    Map<LocalDate, Dashboard.Day> days(LocalDate first, LocalDate last) {
        var shown = DAILY_FIGURE;
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(
                                shown.DAY,
                                shown.PEOPLE,
                                shown.PEOPLE_WEEK,
                                shown.PEOPLE_MONTH,
                                shown.POSTS.plus(shown.REPLIES),
                                shown.REPLIES.plus(shown.REBLOGS).plus(shown.FAVOURITES),
                                shown.SIGN_UPS)
                        .from(shown)
                        .where(shown.DAY.between(first, last))
                        .fetchMap(
                                row -> row.value1(),
                                row -> new Dashboard.Day(
                                        row.value1(),
                                        row.value2(),
                                        row.value3(),
                                        row.value4(),
                                        row.value5(),
                                        row.value6(),
                                        row.value7())));
    }

    /** Uses of hashtags in the last 7 or 30 days, the most used first. */
    Map<String, Long> tags(int days, int limit) {
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(TOP_TAG.TAG, TOP_TAG.USES)
                        .from(TOP_TAG)
                        .where(TOP_TAG.DAYS.eq(days))
                        .orderBy(TOP_TAG.USES.desc(), TOP_TAG.TAG)
                        .limit(limit)
                        .fetchMap(row -> row.value1(), row -> row.value2()));
    }

    /** Posts and replies by language or app in the last 7 or 30 days, the most used first. */
    Map<String, Long> labels(String kind, int days, int limit) {
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(TOP_LABEL.LABEL, TOP_LABEL.POSTS)
                        .from(TOP_LABEL)
                        .where(TOP_LABEL.DAYS.eq(days))
                        .and(TOP_LABEL.KIND.eq(kind))
                        .orderBy(TOP_LABEL.POSTS.desc(), TOP_LABEL.LABEL)
                        .limit(limit)
                        .fetchMap(row -> row.value1(), row -> row.value2()));
    }

    /** What tables took on disk, by day and schema. */
    List<StorageGrowth.Part> storage() {
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(STORAGE_GROWTH.DAY, STORAGE_GROWTH.PART, STORAGE_GROWTH.BYTES)
                        .from(STORAGE_GROWTH)
                        .orderBy(STORAGE_GROWTH.DAY, STORAGE_GROWTH.PART)
                        .fetch(row -> new StorageGrowth.Part(row.value1(), row.value2(), row.value3())));
    }

    /** Reports that nobody has dealt with. */
    long pendingReports() {
        return database.read(Freshness.RECENT, sql -> sql.fetchCount(REPORT_V1, REPORT_V1.ACTION_TAKEN_AT.isNull()));
    }
}
