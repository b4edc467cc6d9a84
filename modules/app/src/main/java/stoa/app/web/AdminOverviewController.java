package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import stoa.accounts.Accounts;
import stoa.app.pages.AdminFrame;
import stoa.app.pages.AdminOverviewPage;
import stoa.app.pages.AdminSection;
import stoa.app.pages.Amounts;
import stoa.app.pages.DataTable.Cell;
import stoa.app.pages.HealthBox.Fact;
import stoa.insights.Dashboard;
import stoa.insights.Dashboards;
import stoa.platform.jobs.JobOperations;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;
import stoa.timelines.Streams;

/** How the server does, for administrators. */
@Controller("/admin")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class AdminOverviewController {
    private static final List<Integer> CHOICES = List.of(7, 30, 90);
    private static final int USUAL = 30;

    private final AdminPages pages;
    private final Dashboards dashboards;
    private final Accounts accounts;
    private final JobOperations jobs;
    private final Streams streams;
    private final Clock clock;

    AdminOverviewController(
            AdminPages pages,
            Dashboards dashboards,
            Accounts accounts,
            JobOperations jobs,
            Streams streams,
            Clock clock) {
        this.pages = pages;
        this.dashboards = dashboards;
        this.accounts = accounts;
        this.jobs = jobs;
        this.streams = streams;
        this.clock = clock;
    }

    /** Any other number of days than those that the page offers shows the usual ones. */
    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(HttpRequest<?> request, Parameters parameters) {
        return pages.show(request, AdminSection.OVERVIEW, visit -> {
            int days = days(parameters.text("days").orElse(""));
            var dashboard = dashboards.of(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), days);
            return pages.answerWithCharts(
                    visit, "Administration", "admin-overview", frame -> page(frame, days, dashboard));
        });
    }

    private static int days(String asked) {
        return CHOICES.stream()
                .filter(choice -> asked.equals(choice.toString()))
                .findFirst()
                .orElse(USUAL);
    }

    private AdminOverviewPage page(AdminFrame frame, int days, Dashboard dashboard) {
        return new AdminOverviewPage(
                frame,
                days,
                CHOICES,
                dashboard.asOf().map(PostCards::now).orElse(null),
                live(dashboard.pendingReports()),
                Charts.trends(dashboard),
                Charts.cohorts(dashboard.cohorts()),
                dashboard.tops().days(),
                Charts.tops(dashboard.tops()));
    }

    private List<Fact> live(long pendingReports) {
        var figures = accounts.figures();
        var work = jobs.figures();
        return List.of(
                new Fact("People", Cell.of(figures.people())),
                new Fact("Posts", Cell.of(figures.statuses())),
                new Fact("Open reports", Cell.of(pendingReports)),
                new Fact("Jobs waiting", Cell.of(work.waiting())),
                new Fact("Jobs parked", Cell.alarm(Amounts.number(work.parked()), work.parked() > 0)),
                new Fact("Streams open here", Cell.of(streams.connected())));
    }
}
