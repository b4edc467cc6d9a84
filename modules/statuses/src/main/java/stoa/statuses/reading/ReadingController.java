package stoa.statuses.reading;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.ContextView;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Reading statuses from an app. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class ReadingController {
    private static final int MAX_AT_ONCE = 40;

    private final Statuses statuses;
    private final AuthorPages authorPages;
    private final PageLinks links;

    ReadingController(Statuses statuses, AuthorPages authorPages, PageLinks links) {
        this.statuses = statuses;
        this.authorPages = authorPages;
        this.links = links;
    }

    @Get("/statuses/{id}")
    @Access(value = Access.By.ANYONE, scope = "read:statuses")
    StatusView show(StatusId id, Caller caller) {
        return statuses.get(id, Viewer.of(caller));
    }

    /** Several at once, in the order asked; those that are not there or not for the caller are left out. */
    @Get("/statuses")
    @Access(value = Access.By.ANYONE, scope = "read:statuses")
    List<StatusView> several(Caller caller, Parameters parameters) {
        var ids = parameters.texts("id").stream()
                .flatMap(text -> Snowflake.parse(text).stream().boxed())
                .map(StatusId::new)
                .distinct()
                .toList();
        if (ids.size() > MAX_AT_ONCE) {
            throw Refusal.badRequest("At most " + MAX_AT_ONCE + " ids may be asked for at once");
        }
        return statuses.byIds(ids, Viewer.of(caller));
    }

    @Get("/statuses/{id}/context")
    @Access(value = Access.By.ANYONE, scope = "read:statuses")
    ContextView context(StatusId id, Caller caller) {
        return statuses.context(id, Viewer.of(caller));
    }

    @Get("/accounts/{id}/statuses")
    @Access(value = Access.By.ANYONE, scope = "read:statuses")
    HttpResponse<List<StatusView>> ofAuthor(
            AccountId id, Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 20, 40);
        var ids = authorPages.page(id, page, AuthorFilter.of(parameters), Viewer.of(caller));
        return links.page(
                request,
                page,
                statuses.byIds(ids, Viewer.of(caller)),
                ids.stream().map(StatusId::value).toList());
    }
}
