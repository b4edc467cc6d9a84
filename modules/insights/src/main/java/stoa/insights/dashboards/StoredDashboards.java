package stoa.insights.dashboards;

import static stoa.insights.sql.insights.Tables.DAILY_FIGURE;
import static stoa.insights.sql.insights.Tables.RETENTION;
import static stoa.insights.sql.insights.Tables.STORAGE_GROWTH;
import static stoa.insights.sql.insights.Tables.TOP_LABEL;
import static stoa.insights.sql.insights.Tables.TOP_TAG;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import stoa.insights.Dashboard;
import stoa.insights.Dashboards;
import stoa.insights.StorageGrowth;
import stoa.insights.rollup.Freshness;

/** {@link Dashboards} from the materialized views. */
@Singleton
class StoredDashboards implements Dashboards {
    /** How many months of cohorts there are where the period is longer than a week; else there are its days. */
    private static final int MONTHS = 6;

    private static final int SHORT = 7;
    private static final int LONG = 30;
    private static final int TOPS = 8;

    private final OverviewSql overview;
    private final DashboardSql dashboards;
    private final Retention retention;
    private final Freshness freshness;

    StoredDashboards(OverviewSql overview, DashboardSql dashboards, Retention retention, Freshness freshness) {
        this.overview = overview;
        this.dashboards = dashboards;
        this.retention = retention;
        this.freshness = freshness;
    }

    @Override
    public Dashboard of(LocalDate last, int days) {
        var first = last.minusDays(days - 1L);
        var firstBefore = first.minusDays(days);
        var known = overview.days(firstBefore, last);
        var people = dashboards.distinct(first, last, firstBefore, first.minusDays(1));
        var now = each(known, first, last);
        return new Dashboard(
                freshness.oldest(DAILY_FIGURE, RETENTION, TOP_TAG, TOP_LABEL),
                now,
                totals(people.people(), now),
                totals(people.before(), each(known, firstBefore, first.minusDays(1))),
                days > SHORT ? months(last) : days(first, last),
                tops(days > SHORT ? LONG : SHORT),
                overview.pendingReports());
    }

    private static List<Dashboard.Day> each(Map<LocalDate, Dashboard.Day> known, LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                .map(day -> known.getOrDefault(day, new Dashboard.Day(day, 0, 0, 0, 0, 0, 0)))
                .toList();
    }

    private static Dashboard.Totals totals(long people, List<Dashboard.Day> days) {
        return new Dashboard.Totals(
                people,
                sum(days, Dashboard.Day::posts),
                sum(days, Dashboard.Day::interactions),
                sum(days, Dashboard.Day::signUps));
    }

    private static long sum(List<Dashboard.Day> days, ToLongFunction<Dashboard.Day> figure) {
        return days.stream().mapToLong(figure).sum();
    }

    private Dashboard.Cohorts days(LocalDate first, LocalDate last) {
        return new Dashboard.Cohorts(false, retention.cohorts(new Period(first, last), Retention.Frequency.DAY));
    }

    private Dashboard.Cohorts months(LocalDate last) {
        var period = new Period(last.minusMonths(MONTHS - 1L), last);
        return new Dashboard.Cohorts(true, retention.cohorts(period, Retention.Frequency.MONTH));
    }

    private Dashboard.Tops tops(int days) {
        return new Dashboard.Tops(
                days,
                named(overview.tags(days, TOPS), tag -> "#" + tag),
                named(overview.labels("language", days, TOPS), Dimensions::languageName),
                named(overview.labels("client", days, TOPS), Dimensions::sourceName));
    }

    private static List<Dashboard.Top> named(Map<String, Long> uses, Function<String, String> name) {
        return uses.entrySet().stream()
                .map(one -> new Dashboard.Top(name.apply(one.getKey()), one.getValue()))
                .toList();
    }

    @Override
    public StorageGrowth storage() {
        return new StorageGrowth(freshness.oldest(STORAGE_GROWTH), overview.storage());
    }
}
