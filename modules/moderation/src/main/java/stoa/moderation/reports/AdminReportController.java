package stoa.moderation.reports;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import stoa.accounts.AccountId;
import stoa.moderation.AdminReportView;
import stoa.moderation.ReportDesk;
import stoa.moderation.ReportDesk.ReportChoice;
import stoa.moderation.ReportDesk.Step;
import stoa.moderation.ReportId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;

/** Reports as moderators handle them from an app. */
@Controller("/api/v1/admin/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
class AdminReportController {
    private static final String READ = "admin:read:reports";
    private static final String WRITE = "admin:write:reports";
    private static final int PAGE = 100;
    private static final int MOST = 200;

    private final ReportDesk desk;
    private final PageLinks links;

    AdminReportController(ReportDesk desk, PageLinks links) {
        this.desk = desk;
        this.links = links;
    }

    /** Open ones, unless others are asked for. */
    @Get
    @Access(value = Access.By.USER, scope = READ)
    HttpResponse<List<AdminReportView>> page(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, PAGE, MOST);
        var choice = new ReportChoice(
                parameters.isSet("resolved"),
                account(parameters.id("account_id")),
                account(parameters.id("target_account_id")));
        var reports = desk.page(AccountId.of(caller), choice, page);
        return links.page(request, page, reports, report -> report.reportId().value());
    }

    private static Optional<AccountId> account(OptionalLong id) {
        return id.isPresent() ? Optional.of(new AccountId(id.getAsLong())) : Optional.empty();
    }

    @Get("/{id}")
    @Access(value = Access.By.USER, scope = READ)
    AdminReportView show(ReportId id, Caller caller) {
        return desk.get(AccountId.of(caller), id);
    }

    @Put("/{id}")
    @Access(value = Access.By.USER, scope = WRITE)
    AdminReportView sort(ReportId id, Caller caller, Parameters parameters) {
        return desk.sort(
                AccountId.of(caller),
                id,
                parameters.text("category"),
                parameters.has("rule_ids")
                        ? Optional.of(
                                parameters.texts("rule_ids").stream().distinct().toList())
                        : Optional.empty());
    }

    @Post("/{id}/assign_to_self")
    @Access(value = Access.By.USER, scope = WRITE)
    AdminReportView assignToSelf(ReportId id, Caller caller) {
        return desk.take(AccountId.of(caller), id, Step.ASSIGN_TO_SELF);
    }

    @Post("/{id}/unassign")
    @Access(value = Access.By.USER, scope = WRITE)
    AdminReportView unassign(ReportId id, Caller caller) {
        return desk.take(AccountId.of(caller), id, Step.UNASSIGN);
    }

    @Post("/{id}/resolve")
    @Access(value = Access.By.USER, scope = WRITE)
    AdminReportView resolve(ReportId id, Caller caller) {
        return desk.take(AccountId.of(caller), id, Step.RESOLVE);
    }

    @Post("/{id}/reopen")
    @Access(value = Access.By.USER, scope = WRITE)
    AdminReportView reopen(ReportId id, Caller caller) {
        return desk.take(AccountId.of(caller), id, Step.REOPEN);
    }
}
