package stoa.app.web;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import stoa.app.pages.AdminOverviewPage.CohortTable;
import stoa.app.pages.AdminOverviewPage.TopList;
import stoa.app.pages.AdminOverviewPage.Trend;
import stoa.app.pages.Amounts;
import stoa.app.pages.ChartTable;
import stoa.insights.Dashboard;

/** Figures as the overview of administrators shows them. */
final class Charts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final int HEATS = 5;
    private static final int PERCENT = 100;

    private Charts() {}

    static List<Trend> trends(Dashboard dashboard) {
        var now = dashboard.totals();
        var before = dashboard.before();
        return List.of(
                new Trend(
                        "people",
                        chart(
                                dashboard,
                                "Active people",
                                ChartTable.Kind.LINE,
                                List.of("In 30 days", "In 7 days", "On the day"),
                                day -> List.of(day.peopleMonth(), day.peopleWeek(), day.people())),
                        Amounts.number(now.people()),
                        change(now.people(), before.people()),
                        "People who did something or signed in, each counted once."),
                new Trend(
                        "posts",
                        chart(
                                dashboard,
                                "Posts and interactions",
                                ChartTable.Kind.LINE,
                                List.of("Posts", "Interactions"),
                                day -> List.of(day.posts(), day.interactions())),
                        Amounts.number(now.posts()),
                        change(now.posts(), before.posts()),
                        "Posts and replies, and " + Amounts.number(now.interactions())
                                + " interactions: replies, boosts and favourites."),
                new Trend(
                        "sign-ups",
                        chart(
                                dashboard,
                                "Sign-ups",
                                ChartTable.Kind.BAR,
                                List.of("Sign-ups"),
                                day -> List.of(day.signUps())),
                        Amounts.number(now.signUps()),
                        change(now.signUps(), before.signUps()),
                        "New accounts."));
    }

    private static ChartTable chart(
            Dashboard dashboard,
            String title,
            ChartTable.Kind kind,
            List<String> series,
            Function<Dashboard.Day, List<Long>> values) {
        return new ChartTable(
                title,
                kind,
                ChartTable.Unit.NUMBER,
                series,
                dashboard.days().stream()
                        .map(day -> new ChartTable.Day(day.day().toString(), DAY.format(day.day()), values.apply(day)))
                        .toList());
    }

    private static @Nullable String change(long now, long before) {
        if (before == 0) {
            return null;
        }
        long percent = Math.round((double) PERCENT * (now - before) / before);
        return percent < 0 ? "−" + -percent + " %" : "+" + percent + " %";
    }

    static CohortTable cohorts(Dashboard.Cohorts cohorts) {
        var period = cohorts.monthly() ? "month" : "day";
        var format = cohorts.monthly() ? MONTH : DAY;
        return new CohortTable(
                period,
                IntStream.range(0, cohorts.all().size())
                        .mapToObj(later -> later == 0 ? "Same " + period : "+" + later)
                        .toList(),
                cohorts.all().stream().map(cohort -> row(cohort, format)).toList());
    }

    private static CohortTable.Cohort row(Dashboard.Cohort cohort, DateTimeFormatter format) {
        return new CohortTable.Cohort(
                format.format(cohort.start()),
                Amounts.number(cohort.people()),
                cohort.active().stream()
                        .map(active -> share(active, cohort.people()))
                        .toList());
    }

    private static CohortTable.Share share(long active, long people) {
        return people == 0
                ? new CohortTable.Share("–", "nobody signed up", 0)
                : new CohortTable.Share(
                        Amounts.share((double) active, (double) people),
                        Amounts.number(active) + " of " + Amounts.number(people),
                        Math.toIntExact(Math.ceilDiv(HEATS * Math.min(active, people), people)));
    }

    static List<TopList> tops(Dashboard.Tops tops) {
        return List.of(
                top("tags", "Hashtags", "Uses", tops.tags()),
                top("languages", "Languages", "Posts", tops.languages()),
                top("apps", "Apps", "Posts", tops.apps()));
    }

    private static TopList top(String id, String title, String unit, List<Dashboard.Top> tops) {
        long most = tops.stream().mapToLong(Dashboard.Top::uses).max().orElse(1);
        var lines = new ArrayList<TopList.Line>();
        for (var top : tops) {
            lines.add(new TopList.Line(
                    top.name(), Amounts.number(top.uses()), Math.toIntExact(PERCENT * top.uses() / Math.max(most, 1))));
        }
        return new TopList(id, title, unit, lines);
    }
}
