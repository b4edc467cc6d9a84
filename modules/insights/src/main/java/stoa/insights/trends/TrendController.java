package stoa.insights.trends;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.Hashtags;
import stoa.statuses.LinkTrendView;
import stoa.statuses.PreviewCards;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.TagView;
import stoa.statuses.Viewer;

/** Trends from an app. They are the same for everybody, as far as one may see them. */
@Controller("/api/v1/trends")
@ExecuteOn(TaskExecutors.BLOCKING)
class TrendController {
    private static final int MAX_OFFSET = 10_000;

    private final TrendSql trends;
    private final Hashtags hashtags;
    private final PreviewCards links;
    private final Statuses statuses;

    TrendController(TrendSql trends, Hashtags hashtags, PreviewCards links, Statuses statuses) {
        this.trends = trends;
        this.hashtags = hashtags;
        this.links = links;
        this.statuses = statuses;
    }

    /** Older apps leave out the last part of the path. */
    @Get(uris = {"/tags", "/"})
    @Access(Access.By.ANYONE)
    List<TagView> tags(Caller caller, Parameters parameters) {
        return hashtags.byNames(
                trends.tags(PageRequest.of(parameters, 10, 20).limit(), offset(parameters)), Viewer.of(caller));
    }

    @Get("/statuses")
    @Access(Access.By.ANYONE)
    List<StatusView> statuses(Caller caller, Parameters parameters) {
        return statuses.byIds(
                trends.statuses(PageRequest.of(parameters, 20, 40).limit(), offset(parameters)), Viewer.of(caller));
    }

    @Get("/links")
    @Access(Access.By.ANYONE)
    List<LinkTrendView> links(Parameters parameters) {
        return links.byIds(trends.links(PageRequest.of(parameters, 10, 20).limit(), offset(parameters)));
    }

    private static int offset(Parameters parameters) {
        int offset = parameters.integer("offset").orElse(0);
        if (offset < 0 || offset > MAX_OFFSET) {
            throw Refusal.badRequest("Invalid value for parameter offset: must be between 0 and " + MAX_OFFSET);
        }
        return offset;
    }
}
