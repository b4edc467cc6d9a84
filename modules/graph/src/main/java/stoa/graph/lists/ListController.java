package stoa.graph.lists;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.graph.ListId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;

/** Keeping lists from an app. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class ListController {
    private final Lists acts;
    private final ListSql lists;
    private final Accounts accounts;

    ListController(Lists acts, ListSql lists, Accounts accounts) {
        this.acts = acts;
        this.lists = lists;
        this.accounts = accounts;
    }

    @Get("/lists")
    @Access(value = Access.By.USER, scope = "read:lists")
    List<ListView> own(Caller caller) {
        return lists.of(AccountId.of(caller));
    }

    /** The caller's lists in which an account is. */
    @Get("/accounts/{id}/lists")
    @Access(value = Access.By.USER, scope = "read:lists")
    List<ListView> containing(AccountId id, Caller caller) {
        accounts.get(id);
        return lists.containing(AccountId.of(caller), id);
    }

    @Get("/lists/{id}")
    @Access(value = Access.By.USER, scope = "read:lists")
    ListView show(ListId id, Caller caller) {
        return acts.get(AccountId.of(caller), id);
    }

    @Post("/lists")
    @Access(value = Access.By.USER, scope = "write:lists")
    ListView make(Caller caller, Parameters parameters) {
        return acts.make(AccountId.of(caller), ListChange.of(parameters));
    }

    @Put("/lists/{id}")
    @Access(value = Access.By.USER, scope = "write:lists")
    ListView change(ListId id, Caller caller, Parameters parameters) {
        return acts.change(AccountId.of(caller), id, ListChange.of(parameters));
    }

    @Delete("/lists/{id}")
    @Access(value = Access.By.USER, scope = "write:lists")
    Map<String, Object> delete(ListId id, Caller caller) {
        acts.delete(AccountId.of(caller), id);
        return Map.of();
    }
}
