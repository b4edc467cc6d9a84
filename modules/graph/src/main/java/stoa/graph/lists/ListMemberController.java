package stoa.graph.lists;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.graph.ListId;
import stoa.graph.pages.AccountPages;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Who is in a list. */
@Controller("/api/v1/lists/{id}/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
class ListMemberController {
    private static final int MAX_AT_ONCE = 100;
    /** What a limit of 0, which asks for everybody, gives. */
    private static final int EVERYBODY = 5_000;

    private final Lists lists;
    private final ListMemberSql members;
    private final AccountPages pages;

    ListMemberController(Lists lists, ListMemberSql members, AccountPages pages) {
        this.lists = lists;
        this.members = members;
        this.pages = pages;
    }

    @Get
    @Access(value = Access.By.USER, scope = "read:lists")
    HttpResponse<List<AccountView>> page(ListId id, Caller caller, Parameters parameters, HttpRequest<?> request) {
        lists.get(AccountId.of(caller), id);
        boolean everybody = parameters.integer("limit").equals(OptionalInt.of(0));
        var page = everybody
                ? new PageRequest(
                        parameters.id("max_id"), parameters.id("since_id"), parameters.id("min_id"), EVERYBODY)
                : PageRequest.of(parameters, 40, 80);
        return pages.answer(request, page, members.page(id, page));
    }

    @Post
    @Access(value = Access.By.USER, scope = "write:lists")
    Map<String, Object> add(ListId id, Caller caller, Parameters parameters) {
        lists.add(AccountId.of(caller), id, accounts(parameters));
        return Map.of();
    }

    @Delete
    @Access(value = Access.By.USER, scope = "write:lists")
    Map<String, Object> remove(ListId id, Caller caller, Parameters parameters) {
        lists.remove(AccountId.of(caller), id, accounts(parameters));
        return Map.of();
    }

    private static Set<AccountId> accounts(Parameters parameters) {
        var ids = new LinkedHashSet<AccountId>();
        for (var text : parameters.texts("account_ids")) {
            ids.add(new AccountId(Snowflake.parse(text).orElseThrow(Refusal::notFound)));
        }
        if (ids.isEmpty()) {
            throw Refusal.badRequest("Missing required parameter: account_ids");
        }
        if (ids.size() > MAX_AT_ONCE) {
            throw Refusal.badRequest("At most " + MAX_AT_ONCE + " accounts at once");
        }
        return ids;
    }
}
