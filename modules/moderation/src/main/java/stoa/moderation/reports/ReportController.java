package stoa.moderation.reports;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import stoa.accounts.AccountId;
import stoa.moderation.ReportView;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Limited;
import stoa.platform.web.Parameters;

/** Reports from an app. */
@Controller("/api/v1/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
class ReportController {
    private final FiledReports reports;

    ReportController(FiledReports reports) {
        this.reports = reports;
    }

    @Post
    @Access(value = Access.By.USER, scope = "write:reports")
    @Limited(name = "reports", times = 400, minutes = 24 * 60)
    ReportView file(Caller caller, Parameters parameters) {
        return reports.file(AccountId.of(caller), ReportDraft.of(parameters));
    }
}
