package stoa.graph.following;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.graph.RelationshipView;
import stoa.graph.pages.AccountPages;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;

/** Requests to follow a locked account, and its answers. */
@Controller("/api/v1/follow_requests")
@ExecuteOn(TaskExecutors.BLOCKING)
class FollowRequestController {
    private final FollowRequestSql requests;
    private final Follows follows;
    private final AccountPages pages;

    FollowRequestController(FollowRequestSql requests, Follows follows, AccountPages pages) {
        this.requests = requests;
        this.follows = follows;
        this.pages = pages;
    }

    @Get
    @Access(value = Access.By.USER, scope = "read:follows")
    HttpResponse<List<AccountView>> page(Caller caller, Parameters parameters, HttpRequest<?> request) {
        var page = PageRequest.of(parameters, 40, 80);
        return pages.answer(request, page, requests.page(AccountId.of(caller), page));
    }

    @Post("/{id}/authorize")
    @Access(value = Access.By.USER, scope = "write:follows")
    RelationshipView authorize(AccountId id, Caller caller) {
        return follows.authorize(AccountId.of(caller), id);
    }

    @Post("/{id}/reject")
    @Access(value = Access.By.USER, scope = "write:follows")
    RelationshipView reject(AccountId id, Caller caller) {
        return follows.reject(AccountId.of(caller), id);
    }
}
