package stoa.graph.following;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.graph.RelationshipView;
import stoa.graph.pages.AccountPages;
import stoa.graph.pages.RelationEntry;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;

/** Who follows an account, and whom it follows; nobody's business but its owner's where the account says so. */
@Controller("/api/v1/accounts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
class FollowerController {
    private final FollowSql follows;
    private final Follows acts;
    private final Accounts accounts;
    private final AccountPages pages;

    FollowerController(FollowSql follows, Follows acts, Accounts accounts, AccountPages pages) {
        this.follows = follows;
        this.acts = acts;
        this.accounts = accounts;
        this.pages = pages;
    }

    @Get("/followers")
    @Access(value = Access.By.ANYONE, scope = "read:accounts")
    HttpResponse<List<AccountView>> followers(
            AccountId id, Caller caller, Parameters parameters, HttpRequest<?> request) {
        return answer(id, caller, parameters, request, follows::followers);
    }

    @Get("/following")
    @Access(value = Access.By.ANYONE, scope = "read:accounts")
    HttpResponse<List<AccountView>> following(
            AccountId id, Caller caller, Parameters parameters, HttpRequest<?> request) {
        return answer(id, caller, parameters, request, follows::following);
    }

    @Post("/remove_from_followers")
    @Access(value = Access.By.USER, scope = "write:follows")
    RelationshipView removeFromFollowers(AccountId id, Caller caller) {
        return acts.removeFollower(AccountId.of(caller), id);
    }

    private HttpResponse<List<AccountView>> answer(
            AccountId id, Caller caller, Parameters parameters, HttpRequest<?> request, Side side) {
        var page = PageRequest.of(parameters, 40, 80);
        var reader = caller.subject().isPresent() ? Optional.of(AccountId.of(caller)) : Optional.<AccountId>empty();
        var entries = isOpenTo(accounts.get(id), reader) ? side.page(id, page, reader) : List.<RelationEntry>of();
        return pages.answer(request, page, entries);
    }

    private static boolean isOpenTo(AccountView account, Optional<AccountId> reader) {
        return !account.hideCollections()
                || reader.filter(account.accountId()::equals).isPresent();
    }

    /** One of the two directions of a follow. */
    private interface Side {
        List<RelationEntry> page(AccountId account, PageRequest page, Optional<AccountId> reader);
    }
}
