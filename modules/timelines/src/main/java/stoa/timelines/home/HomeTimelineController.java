package stoa.timelines.home;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** The home timeline from an app. While the feed is written for somebody who follows many, the status is 206. */
@Controller("/api/v1/timelines/home")
@ExecuteOn(TaskExecutors.BLOCKING)
class HomeTimelineController {
    private final HybridHome timeline;
    private final Statuses statuses;
    private final PageLinks links;

    HomeTimelineController(HybridHome timeline, Statuses statuses, PageLinks links) {
        this.timeline = timeline;
        this.statuses = statuses;
        this.links = links;
    }

    @Get
    @Access(value = Access.By.USER, scope = "read:statuses")
    HttpResponse<List<StatusView>> page(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 20, 40);
        var account = AccountId.of(caller);
        var home = timeline.page(account, page);
        var response = links.page(
                request,
                page,
                statuses.byIds(home.ids(), home.shown(), Viewer.of(caller)),
                home.ids().stream().map(StatusId::value).toList());
        return home.rebuilding()
                ? response.status(HttpStatus.PARTIAL_CONTENT)
                        .header(
                                "Mastodon-Async-Refresh",
                                "id=\"" + AsyncRefreshController.idOf(account) + "\", retry=2")
                : response;
    }
}
