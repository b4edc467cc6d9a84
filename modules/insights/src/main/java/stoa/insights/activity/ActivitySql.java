package stoa.insights.activity;

import static stoa.insights.sql.insights.Tables.WEEKLY_FIGURE;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import stoa.insights.rollup.Freshness;
import stoa.platform.database.Database;

/** The statement that reads the activity of weeks. */
@Singleton
class ActivitySql {
    private final Database database;

    ActivitySql(Database database) {
        this.database = database;
    }

    /** What is known of some weeks, by their Monday. */
    Map<LocalDate, WeekActivity> of(Collection<Week> weeks) {
        return database.read(
                Freshness.RECENT,
                sql -> sql.select(
                                WEEKLY_FIGURE.WEEK,
                                WEEKLY_FIGURE.STATUSES,
                                WEEKLY_FIGURE.PEOPLE,
                                WEEKLY_FIGURE.SIGN_UPS)
                        .from(WEEKLY_FIGURE)
                        .where(WEEKLY_FIGURE.WEEK.in(
                                weeks.stream().map(Week::monday).toList()))
                        .fetchMap(
                                row -> row.value1(),
                                row -> new WeekActivity(row.value2(), row.value3(), row.value4())));
    }
}
