package stoa.statuses.quoting;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.accounts.AccountId;
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

/** Who quotes a status, and who may, from an app. */
@Controller("/api/v1/statuses/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
class QuoteController {
    private final Statuses statuses;
    private final Accounts accounts;
    private final Quotes quotes;
    private final QuoteSql quoteSql;
    private final PageLinks links;

    QuoteController(Statuses statuses, Accounts accounts, Quotes quotes, QuoteSql quoteSql, PageLinks links) {
        this.statuses = statuses;
        this.accounts = accounts;
        this.quotes = quotes;
        this.quoteSql = quoteSql;
        this.links = links;
    }

    @Get("/quotes")
    @Access(value = Access.By.USER, scope = "read:statuses")
    HttpResponse<List<StatusView>> quotes(StatusId id, Caller caller, Parameters parameters, HttpRequest<?> request) {
        var viewer = Viewer.of(caller);
        var page = PageRequest.of(parameters, 20, 40);
        var quoted = statuses.get(id, viewer).shown().statusId();
        var ids = quoteSql.page(quoted, page, viewer);
        return links.page(
                request,
                page,
                statuses.byIds(ids, viewer),
                ids.stream().map(StatusId::value).toList());
    }

    @Post("/quotes/{quote}/revoke")
    @Access(value = Access.By.USER, scope = "write:statuses")
    StatusView revoke(StatusId id, StatusId quote, Caller caller) {
        return quotes.revoke(id, quote, AccountId.of(caller));
    }

    /** Without a policy it becomes what the author's posts usually have. */
    @Put("/interaction_policy")
    @Access(value = Access.By.USER, scope = "write:statuses")
    StatusView allow(StatusId id, Caller caller, Parameters parameters) {
        var author = AccountId.of(caller);
        var policy = parameters
                .text("quote_approval_policy")
                .filter(text -> !text.isBlank())
                .orElseGet(() -> accounts.postingDefaults(author).quotePolicy());
        return quotes.allow(id, policy, author);
    }
}
