package stoa.timelines.home;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.graph.ListId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** The timeline of a list from an app. */
@Controller("/api/v1/timelines/list/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
class ListTimelineController {
    private final ListTimelineSql timeline;
    private final Statuses statuses;
    private final PageLinks links;

    ListTimelineController(ListTimelineSql timeline, Statuses statuses, PageLinks links) {
        this.timeline = timeline;
        this.statuses = statuses;
        this.links = links;
    }

    @Get
    @Access(value = Access.By.USER, scope = "read:lists")
    HttpResponse<List<StatusView>> page(ListId id, Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 20, 40);
        var ids = timeline.page(AccountId.of(caller), id, page);
        return links.page(
                request,
                page,
                statuses.byIds(ids, Viewer.of(caller)),
                ids.stream().map(StatusId::value).toList());
    }
}
