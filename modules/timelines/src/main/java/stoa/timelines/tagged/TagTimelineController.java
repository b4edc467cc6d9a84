package stoa.timelines.tagged;

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
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** The timeline of a hashtag from an app. */
@Controller("/api/v1/timelines/tag")
@ExecuteOn(TaskExecutors.BLOCKING)
class TagTimelineController {
    private final TagTimelineSql timeline;
    private final Statuses statuses;
    private final PageLinks links;

    TagTimelineController(TagTimelineSql timeline, Statuses statuses, PageLinks links) {
        this.timeline = timeline;
        this.statuses = statuses;
        this.links = links;
    }

    /** Nothing here is remote: what asks for that alone gets nothing. */
    @Get("/{hashtag}")
    @Access(value = Access.By.ANYONE, scope = "read:statuses")
    HttpResponse<List<StatusView>> page(String hashtag, Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 20, 40);
        var ids = parameters.isSet("remote")
                ? List.<StatusId>of()
                : timeline.page(TagChoice.of(hashtag, parameters), page, Viewer.of(caller));
        return links.page(
                request,
                page,
                statuses.byIds(ids, Viewer.of(caller)),
                ids.stream().map(StatusId::value).toList());
    }
}
