package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AdminAccountView;
import stoa.app.pages.AdminReportPage;
import stoa.app.pages.AdminReportsPage;
import stoa.app.pages.AdminSection;
import stoa.app.pages.FlashMessage;
import stoa.app.pages.Pager;
import stoa.app.pages.ReportLine;
import stoa.moderation.AdminReportView;
import stoa.moderation.ReportDesk;
import stoa.moderation.ReportDesk.ReportChoice;
import stoa.moderation.ReportDesk.Step;
import stoa.moderation.ReportId;
import stoa.moderation.RuleView;
import stoa.platform.web.Access;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** What people reported, for moderators in a browser. */
@Controller("/admin/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class ReportPagesController {
    private static final String PATH = "/admin/reports";
    private static final int PAGE = 40;

    private final AdminPages pages;
    private final Cookies cookies;
    private final PostCards cards;
    private final ReportDesk desk;

    ReportPagesController(AdminPages pages, Cookies cookies, PostCards cards, ReportDesk desk) {
        this.pages = pages;
        this.cookies = cookies;
        this.cards = cards;
        this.desk = desk;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> list(HttpRequest<?> request, Parameters parameters) {
        return pages.show(request, AdminSection.REPORTS, visit -> {
            boolean resolved = parameters.isSet("resolved");
            var maxId = parameters.id("max_id");
            var reports = desk.page(
                    visit.account().accountId(),
                    new ReportChoice(resolved, Optional.empty(), Optional.empty()),
                    PageRequest.downFrom(maxId, PAGE));
            var here = PATH + "?resolved=" + resolved;
            @Nullable
            String older = reports.size() < PAGE
                    ? null
                    : here + "&max_id=" + reports.getLast().id();
            return pages.answer(
                    visit,
                    "Reports",
                    "admin-reports",
                    frame -> new AdminReportsPage(
                            frame,
                            resolved,
                            reports.stream().map(ReportPagesController::line).toList(),
                            new Pager(maxId.isPresent() ? here : null, older)));
        });
    }

    private static ReportLine line(AdminReportView report) {
        return new ReportLine(
                report.id(),
                PATH + "/" + report.id(),
                ModeratedPeople.of(report.targetAccount()),
                ModeratedPeople.of(report.account()),
                about(report.category()),
                report.comment(),
                report.statuses().size(),
                PostCards.now(report.createdAt()),
                username(report.assignedAccount()));
    }

    private static String about(String category) {
        return switch (category) {
            case "spam" -> "Spam";
            case "legal" -> "Unlawful content";
            case "violation" -> "A broken rule";
            default -> "Something else";
        };
    }

    private static @Nullable String username(@Nullable AdminAccountView account) {
        return account == null ? null : account.username();
    }

    @Get("/{id}")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(ReportId id, HttpRequest<?> request, Parameters parameters) {
        return pages.show(request, AdminSection.REPORTS, visit -> {
            var report = desk.get(visit.account().accountId(), id);
            var assigned = report.assignedAccount();
            return pages.answer(
                    visit,
                    "Report against @" + report.targetAccount().username(),
                    done(parameters),
                    HttpStatus.OK,
                    "admin-report",
                    frame -> new AdminReportPage(
                            frame,
                            line(report),
                            report.rules().stream().map(RuleView::text).toList(),
                            cards.of(report.statuses()),
                            report.actionTakenAt() == null ? null : PostCards.now(report.actionTakenAt()),
                            username(report.actionTakenByAccount()),
                            assigned != null
                                    && assigned.id().equals(visit.account().id())));
        });
    }

    private static @Nullable FlashMessage done(Parameters parameters) {
        return switch (parameters.text("done").orElse("")) {
            case "assign_to_self" -> notice("You look after it now.");
            case "unassign" -> notice("Nobody looks after it now.");
            case "resolve" -> notice("It is closed.");
            case "reopen" -> notice("It is open again.");
            default -> null;
        };
    }

    private static FlashMessage notice(String text) {
        return new FlashMessage(FlashMessage.Kind.NOTICE, text);
    }

    @Post("/{id}/{step}")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> take(ReportId id, String step, HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var visit = pages.require(request, AdminSection.REPORTS);
        desk.take(visit.account().accountId(), id, step(step));
        return HttpResponse.seeOther(URI.create(PATH + "/" + id + "?done=" + step));
    }

    private static Step step(String name) {
        return Stream.of(Step.values())
                .filter(step -> step.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }
}
