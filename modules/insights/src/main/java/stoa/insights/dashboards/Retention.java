package stoa.insights.dashboards;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.insights.Dashboard;
import stoa.platform.web.Refusal;

/** Cohorts: of those who signed up in a period, how many were active in it and in each one after. */
@Singleton
class Retention {
    private static final String MIDNIGHT = "T00:00:00Z";

    private final DashboardSql dashboards;

    Retention(DashboardSql dashboards) {
        this.dashboards = dashboards;
    }

    /** The cohorts of a period, the last one included; in a constant number of statements. */
    List<CohortView> of(Period asked, Frequency frequency) {
        return cohorts(asked, frequency).stream()
                .map(cohort ->
                        new CohortView(cohort.start() + MIDNIGHT, frequency.toString(), buckets(cohort, frequency)))
                .toList();
    }

    private static List<CohortView.Bucket> buckets(Dashboard.Cohort cohort, Frequency frequency) {
        var buckets = new ArrayList<CohortView.Bucket>();
        var period = cohort.start();
        for (long people : cohort.active()) {
            buckets.add(new CohortView.Bucket(
                    period + MIDNIGHT, (double) people / Math.max(cohort.people(), 1), Long.toString(people)));
            period = frequency.after(period);
        }
        return buckets;
    }

    /** The same in numbers. */
    List<Dashboard.Cohort> cohorts(Period asked, Frequency frequency) {
        var first = frequency.periodOf(asked.start());
        var last = frequency.periodOf(asked.end());
        var periods = Stream.iterate(first, period -> !period.isAfter(last), frequency::after)
                .toList();
        if (periods.size() > frequency.most()) {
            throw Refusal.invalid("Validation failed: End at must be within " + frequency.most() + " " + frequency
                    + "s of the start");
        }
        var sizes = dashboards.days(first, frequency.after(last).minusDays(1)).entrySet().stream()
                .collect(Collectors.groupingBy(
                        day -> frequency.periodOf(day.getKey()),
                        Collectors.summingLong(day -> day.getValue().signUps())));
        var active = new HashMap<LocalDate, Map<LocalDate, Long>>();
        dashboards
                .cohorts(frequency.toString(), first, last)
                .forEach(found -> active.computeIfAbsent(found.cohort(), cohort -> new HashMap<>())
                        .put(found.period(), found.people()));
        return periods.stream()
                .map(cohort -> new Dashboard.Cohort(
                        cohort,
                        sizes.getOrDefault(cohort, 0L),
                        periods.stream()
                                .filter(period -> !period.isBefore(cohort))
                                .map(period ->
                                        active.getOrDefault(cohort, Map.of()).getOrDefault(period, 0L))
                                .toList()))
                .toList();
    }

    /** How long a period is. */
    enum Frequency {
        DAY(60) {
            @Override
            LocalDate periodOf(LocalDate day) {
                return day;
            }

            @Override
            LocalDate after(LocalDate period) {
                return period.plusDays(1);
            }
        },
        MONTH(12) {
            @Override
            LocalDate periodOf(LocalDate day) {
                return day.withDayOfMonth(1);
            }

            @Override
            LocalDate after(LocalDate period) {
                return period.plusMonths(1);
            }
        };

        private final int most;

        Frequency(int most) {
            this.most = most;
        }

        /** Anything but a month is a day, as with Mastodon. */
        static Frequency of(String name) {
            return name.equals("month") ? MONTH : DAY;
        }

        /** How many of them are kept of each cohort. */
        int most() {
            return most;
        }

        abstract LocalDate periodOf(LocalDate day);

        abstract LocalDate after(LocalDate period);

        @Override
        public String toString() {
            return this == MONTH ? "month" : "day";
        }
    }
}
