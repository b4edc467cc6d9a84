package stoa.timelines.linked;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** The timeline of a link from an app. Where Mastodon has those of trending links only, here is every link with a preview. */
@Controller("/api/v1/timelines/link")
@ExecuteOn(TaskExecutors.BLOCKING)
class LinkTimelineController {
    private final LinkTimelineSql timeline;
    private final Statuses statuses;
    private final PageLinks links;

    LinkTimelineController(LinkTimelineSql timeline, Statuses statuses, PageLinks links) {
        this.timeline = timeline;
        this.statuses = statuses;
        this.links = links;
    }

    @Get
    @Access(value = Access.By.ANYONE, scope = "read:statuses")
    HttpResponse<List<StatusView>> page(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 20, 40);
        var ids = timeline.page(parameters.required("url"), page, Viewer.of(caller))
                .orElseThrow(Refusal::notFound);
        return links.page(
                request,
                page,
                statuses.byIds(ids, Viewer.of(caller)),
                ids.stream().map(StatusId::value).toList());
    }
}
