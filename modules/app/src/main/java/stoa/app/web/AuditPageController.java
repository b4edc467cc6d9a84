package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;
import stoa.app.pages.AdminAuditPage;
import stoa.app.pages.AdminSection;
import stoa.app.pages.Pager;
import stoa.platform.web.Access;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;

/** The books of what moderators did, in a browser. */
@Controller(AuditPageController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class AuditPageController {
    static final String PATH = "/admin/audit";
    private static final int PAGE = 60;

    private final AdminPages pages;
    private final AccountHistory history;

    AuditPageController(AdminPages pages, AccountHistory history) {
        this.pages = pages;
        this.history = history;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> list(HttpRequest<?> request, Parameters parameters) {
        return pages.show(request, AdminSection.AUDIT, visit -> {
            var maxId = parameters.id("max_id");
            var entries = history.audit(visit.account().accountId(), PageRequest.downFrom(maxId, PAGE));
            @Nullable
            String older = entries.size() < PAGE
                    ? null
                    : PATH + "?max_id=" + entries.getLast().id();
            return pages.answer(
                    visit,
                    "Audit",
                    "admin-audit",
                    frame -> new AdminAuditPage(frame, entries, new Pager(maxId.isPresent() ? PATH : null, older)));
        });
    }
}
