package stoa.insights.activity;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static stoa.insights.sql.accounts_api.Tables.SIGN_IN_V1;
import static stoa.insights.sql.accounts_api.Tables.SIGN_UP_V1;
import static stoa.insights.sql.insights.Tables.WEEK_ACTIVITY;
import static stoa.insights.sql.statuses_api.Tables.STATUS_V1;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Records;
import org.jooq.impl.SQLDataType;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.ids.Snowflake;

/** Statements on activity. */
@Singleton
class ActivitySql {
    private static final Consistency RECENT = Consistency.atMost(Duration.ofMinutes(1));

    private final Database database;

    ActivitySql(Database database) {
        this.database = database;
    }

    /** What has been counted of some weeks. */
    Map<LocalDate, WeekActivity> of(Collection<Week> weeks) {
        return database.read(
                RECENT,
                sql -> sql.select(
                                WEEK_ACTIVITY.WEEK,
                                WEEK_ACTIVITY.STATUSES,
                                WEEK_ACTIVITY.PEOPLE,
                                WEEK_ACTIVITY.REGISTRATIONS)
                        .from(WEEK_ACTIVITY)
                        .where(WEEK_ACTIVITY.WEEK.in(mondays(weeks)))
                        .fetchMap(
                                row -> row.value1(),
                                row -> new WeekActivity(row.value2(), row.value3(), row.value4())));
    }

    private static List<LocalDate> mondays(Collection<Week> weeks) {
        return weeks.stream().map(Week::monday).toList();
    }

    /** When some weeks were counted last. */
    Map<LocalDate, Instant> countedAt(Collection<Week> weeks) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(WEEK_ACTIVITY.WEEK, WEEK_ACTIVITY.COUNTED_AT)
                        .from(WEEK_ACTIVITY)
                        .where(WEEK_ACTIVITY.WEEK.in(mondays(weeks)))
                        .fetchMap(WEEK_ACTIVITY.WEEK, WEEK_ACTIVITY.COUNTED_AT));
    }

    /** Counts a week, as far as it has gone. */
    void count(Week week, Instant now) {
        long from = Snowflake.lowestAt(week.begins());
        long to = Snowflake.lowestAt(week.ends());
        var ofWeek = STATUS_V1.ID.ge(from).and(STATUS_V1.ID.lt(to));
        var seen = select(STATUS_V1.ACCOUNT_ID.as("person"))
                .from(STATUS_V1)
                .where(ofWeek)
                .unionAll(select(SIGN_IN_V1.ACCOUNT_ID)
                        .from(SIGN_IN_V1)
                        .where(SIGN_IN_V1.CREATED_AT.ge(week.begins()))
                        .and(SIGN_IN_V1.CREATED_AT.lt(week.ends())))
                .asTable("seen");
        database.write(sql -> {
            var found = sql.select(
                            field(selectCount().from(STATUS_V1).where(ofWeek)).cast(SQLDataType.BIGINT),
                            field(select(countDistinct(field(name("seen", "person"), Long.class)))
                                            .from(seen))
                                    .cast(SQLDataType.BIGINT),
                            field(selectCount()
                                            .from(SIGN_UP_V1)
                                            .where(SIGN_UP_V1.ACCOUNT_ID.ge(from))
                                            .and(SIGN_UP_V1.ACCOUNT_ID.lt(to)))
                                    .cast(SQLDataType.BIGINT))
                    .fetchSingle(Records.mapping(WeekActivity::new));
            return sql.insertInto(WEEK_ACTIVITY)
                    .set(WEEK_ACTIVITY.WEEK, week.monday())
                    .set(WEEK_ACTIVITY.STATUSES, found.statuses())
                    .set(WEEK_ACTIVITY.PEOPLE, found.people())
                    .set(WEEK_ACTIVITY.REGISTRATIONS, found.registrations())
                    .set(WEEK_ACTIVITY.COUNTED_AT, now)
                    .onConflict(WEEK_ACTIVITY.WEEK)
                    .doUpdate()
                    .set(WEEK_ACTIVITY.STATUSES, found.statuses())
                    .set(WEEK_ACTIVITY.PEOPLE, found.people())
                    .set(WEEK_ACTIVITY.REGISTRATIONS, found.registrations())
                    .set(WEEK_ACTIVITY.COUNTED_AT, now)
                    .execute();
        });
    }
}
