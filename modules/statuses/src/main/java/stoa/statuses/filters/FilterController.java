package stoa.statuses.filters;

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
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;
import stoa.statuses.filters.FilterChange.KeywordChange;

/** Keeping filters from an app. */
@Controller("/api/v2/filters")
@ExecuteOn(TaskExecutors.BLOCKING)
class FilterController {
    private static final String READ = "read:filters";
    private static final String WRITE = "write:filters";

    private final Filters filters;

    FilterController(Filters filters) {
        this.filters = filters;
    }

    @Get
    @Access(value = Access.By.USER, scope = READ)
    List<FilterView> all(Caller caller) {
        return filters.of(AccountId.of(caller)).stream().map(Filter::view).toList();
    }

    @Get("/{id}")
    @Access(value = Access.By.USER, scope = READ)
    FilterView show(long id, Caller caller) {
        return filters.get(AccountId.of(caller), id).view();
    }

    @Post
    @Access(value = Access.By.USER, scope = WRITE)
    FilterView make(Caller caller, Parameters parameters) {
        return filters.make(AccountId.of(caller), FilterChange.made(parameters)).view();
    }

    @Put("/{id}")
    @Access(value = Access.By.USER, scope = WRITE)
    FilterView change(long id, Caller caller, Parameters parameters) {
        return filters.change(AccountId.of(caller), id, FilterChange.changed(parameters))
                .view();
    }

    @Delete("/{id}")
    @Access(value = Access.By.USER, scope = WRITE)
    Map<String, Object> delete(long id, Caller caller) {
        filters.delete(AccountId.of(caller), id);
        return Map.of();
    }

    @Get("/{id}/keywords")
    @Access(value = Access.By.USER, scope = READ)
    List<FilterView.Keyword> keywords(long id, Caller caller) {
        return filters.get(AccountId.of(caller), id).view().keywords();
    }

    @Post("/{id}/keywords")
    @Access(value = Access.By.USER, scope = WRITE)
    FilterView.Keyword addKeyword(long id, Caller caller, Parameters parameters) {
        return filters.add(AccountId.of(caller), id, KeywordChange.single(parameters, true))
                .view();
    }

    @Get("/keywords/{id}")
    @Access(value = Access.By.USER, scope = READ)
    FilterView.Keyword keyword(long id, Caller caller) {
        return filters.keyword(AccountId.of(caller), id).view();
    }

    @Put("/keywords/{id}")
    @Access(value = Access.By.USER, scope = WRITE)
    FilterView.Keyword changeKeyword(long id, Caller caller, Parameters parameters) {
        return filters.changeKeyword(AccountId.of(caller), id, KeywordChange.single(parameters, false))
                .view();
    }

    @Delete("/keywords/{id}")
    @Access(value = Access.By.USER, scope = WRITE)
    Map<String, Object> removeKeyword(long id, Caller caller) {
        filters.removeKeyword(AccountId.of(caller), id);
        return Map.of();
    }

    @Get("/{id}/statuses")
    @Access(value = Access.By.USER, scope = READ)
    List<FilterView.Named> statuses(long id, Caller caller) {
        return filters.get(AccountId.of(caller), id).view().statuses();
    }

    @Post("/{id}/statuses")
    @Access(value = Access.By.USER, scope = WRITE)
    FilterView.Named addStatus(long id, Caller caller, Parameters parameters) {
        var status = parameters.id("status_id");
        if (status.isEmpty()) {
            throw Refusal.invalid("Validation failed: Status can't be blank");
        }
        return filters.addStatus(AccountId.of(caller), id, new StatusId(status.getAsLong()))
                .view();
    }

    @Get("/statuses/{id}")
    @Access(value = Access.By.USER, scope = READ)
    FilterView.Named status(long id, Caller caller) {
        return filters.status(AccountId.of(caller), id).view();
    }

    @Delete("/statuses/{id}")
    @Access(value = Access.By.USER, scope = WRITE)
    FilterView.Named removeStatus(long id, Caller caller) {
        return filters.removeStatus(AccountId.of(caller), id).view();
    }
}
