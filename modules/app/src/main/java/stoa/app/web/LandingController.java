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
import stoa.accounts.Accounts;
import stoa.app.pages.LandingPage;
import stoa.app.pages.Pager;
import stoa.platform.web.Access;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.timelines.PublicTimeline;

/** The front page. */
@Controller("/")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class LandingController {
    private static final int POSTS = 20;

    private final Pages pages;
    private final PostCards cards;
    private final PublicTimeline timeline;
    private final Statuses statuses;
    private final Accounts accounts;

    LandingController(Pages pages, PostCards cards, PublicTimeline timeline, Statuses statuses, Accounts accounts) {
        this.pages = pages;
        this.cards = cards;
        this.timeline = timeline;
        this.statuses = statuses;
        this.accounts = accounts;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(HttpRequest<?> request, Parameters parameters) {
        var maxId = parameters.id("max_id");
        var page = PageRequest.downFrom(maxId, POSTS);
        var ids = timeline.page(page, false, Viewer.anybody());
        var posts = cards.of(statuses.byIds(ids, Viewer.anybody()));
        @Nullable String older = ids.size() < POSTS ? null : "/?max_id=" + ids.getLast();
        var frame = pages.frame(request, pages.server().name());
        return pages.answer(
                frame.shared(frame.description(), frame.preview(), maxId.isEmpty()),
                "landing",
                framed -> new LandingPage(
                        framed,
                        accounts.figures().people(),
                        accounts.figures().statuses(),
                        posts,
                        new Pager(maxId.isPresent() ? "/" : null, older)));
    }
}
