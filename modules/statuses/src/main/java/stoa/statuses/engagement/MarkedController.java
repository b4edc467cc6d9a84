package stoa.statuses.engagement;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageLinks;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Lists of what one favourited or bookmarked, and of who favourited or reblogged; their cursors are those of the marks. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class MarkedController {
    private final Statuses statuses;
    private final Accounts accounts;
    private final MarkPages marks;
    private final PageLinks links;

    MarkedController(Statuses statuses, Accounts accounts, MarkPages marks, PageLinks links) {
        this.statuses = statuses;
        this.accounts = accounts;
        this.marks = marks;
        this.links = links;
    }

    @Get("/favourites")
    @Access(value = Access.By.USER, scope = "read:favourites")
    HttpResponse<List<StatusView>> favourites(Caller caller, Parameters parameters, HttpRequest<?> request) {
        return statuses(marks::favourites, caller, parameters, request);
    }

    @Get("/bookmarks")
    @Access(value = Access.By.USER, scope = "read:bookmarks")
    HttpResponse<List<StatusView>> bookmarks(Caller caller, Parameters parameters, HttpRequest<?> request) {
        return statuses(marks::bookmarks, caller, parameters, request);
    }

    private HttpResponse<List<StatusView>> statuses(
            BiFunction<AccountId, PageRequest, List<Marked>> read,
            Caller caller,
            Parameters parameters,
            HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 20, 40);
        var marked = read.apply(AccountId.of(caller), page);
        var ids = Marked.ids(marked, StatusId::new);
        return links.page(request, page, statuses.byIds(ids, Viewer.of(caller)), cursors(marked));
    }

    @Get("/statuses/{id}/favourited_by")
    @Access(value = Access.By.ANYONE, scope = "read:statuses")
    HttpResponse<List<AccountView>> favouritedBy(
            StatusId id, Caller caller, Parameters parameters, HttpRequest<?> request) {
        return accounts(Mark.FAVOURITE_MARK, id, caller, parameters, request);
    }

    @Get("/statuses/{id}/reblogged_by")
    @Access(value = Access.By.ANYONE, scope = "read:statuses")
    HttpResponse<List<AccountView>> rebloggedBy(
            StatusId id, Caller caller, Parameters parameters, HttpRequest<?> request) {
        return accounts(Mark.REBLOG_MARK, id, caller, parameters, request);
    }

    private HttpResponse<List<AccountView>> accounts(
            Mark mark, StatusId id, Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 40, 80);
        var status = statuses.get(id, Viewer.of(caller)).shown().statusId();
        var marked = marks.ofStatus(mark, status, page);
        var ids = Marked.ids(marked, AccountId::new);
        var views = accounts.byIds(ids);
        return links.page(
                request,
                page,
                ids.stream().map(views::get).filter(Objects::nonNull).toList(),
                cursors(marked));
    }

    private static List<Long> cursors(List<Marked> marked) {
        return marked.stream().map(Marked::cursor).toList();
    }
}
