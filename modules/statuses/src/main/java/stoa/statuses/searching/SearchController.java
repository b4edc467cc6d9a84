package stoa.statuses.searching;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import stoa.accounts.AccountView;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusView;
import stoa.statuses.TagView;

/** Search over everything. There is nothing elsewhere to fetch: {@code resolve} finds no more. */
@Controller("/api/v2/search")
@ExecuteOn(TaskExecutors.BLOCKING)
class SearchController {
    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @Get
    @Access(value = Access.By.ANYONE, scope = "read:search")
    SearchView search(Caller caller, Parameters parameters) {
        if (caller.subject().isEmpty() && (parameters.isSet("resolve") || parameters.has("offset"))) {
            throw Refusal.unauthorized("Search queries that resolve or page are not supported without authentication");
        }
        var asked = SearchRequest.of(caller, parameters);
        return new SearchView(search.people(asked), search.statuses(asked), search.tags(asked));
    }

    /** Mastodon documentation, entity Search. */
    @Serdeable
    record SearchView(List<AccountView> accounts, List<StatusView> statuses, List<TagView> hashtags) {}
}
