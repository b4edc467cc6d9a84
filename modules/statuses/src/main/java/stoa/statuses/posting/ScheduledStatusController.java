package stoa.statuses.posting;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;

/** What somebody has scheduled, from an app. */
@Controller("/api/v1/scheduled_statuses")
@ExecuteOn(TaskExecutors.BLOCKING)
class ScheduledStatusController {
    private final ScheduledPosts scheduled;
    private final PageLinks links;

    ScheduledStatusController(ScheduledPosts scheduled, PageLinks links) {
        this.scheduled = scheduled;
        this.links = links;
    }

    @Get
    @Access(value = Access.By.USER, scope = "read:statuses")
    HttpResponse<List<ScheduledStatusView>> all(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 20, 40);
        return links.page(
                request, page, scheduled.page(AccountId.of(caller), page), status -> Long.parseLong(status.id()));
    }

    @Get("/{id}")
    @Access(value = Access.By.USER, scope = "read:statuses")
    ScheduledStatusView show(long id, Caller caller) {
        return scheduled.get(AccountId.of(caller), id);
    }

    @Put("/{id}")
    @Access(value = Access.By.USER, scope = "write:statuses")
    ScheduledStatusView move(long id, Caller caller, Parameters parameters) {
        return scheduled.move(
                AccountId.of(caller),
                id,
                ScheduledPosts.time(parameters.text("scheduled_at").orElse("")));
    }

    @Delete("/{id}")
    @Access(value = Access.By.USER, scope = "write:statuses")
    Map<String, Object> cancel(long id, Caller caller) {
        scheduled.cancel(AccountId.of(caller), id);
        return Map.of();
    }
}
