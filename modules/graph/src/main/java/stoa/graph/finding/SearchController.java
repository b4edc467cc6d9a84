package stoa.graph.finding;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Search over everything, of which people are all that is searched yet. */
@Controller("/api/v2/search")
@ExecuteOn(TaskExecutors.BLOCKING)
class SearchController {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 40;

    private final PeopleSearch people;

    SearchController(PeopleSearch people) {
        this.people = people;
    }

    /** Statuses and hashtags are not found yet: what asks for those alone gets nothing. */
    @Get
    @Access(value = Access.By.ANYONE, scope = "read:search")
    SearchView search(Caller caller, Parameters parameters) {
        var searcher = caller.subject().isPresent() ? Optional.of(AccountId.of(caller)) : Optional.<AccountId>empty();
        if (searcher.isEmpty() && (parameters.isSet("resolve") || parameters.has("offset"))) {
            throw Refusal.unauthorized("Search queries that resolve or page are not supported without authentication");
        }
        var found =
                parameters.text("type").filter(type -> !type.equals("accounts")).isPresent()
                        ? List.<AccountView>of()
                        : people.find(searcher, parameters, DEFAULT_LIMIT, MAX_LIMIT);
        return new SearchView(found, List.of(), List.of());
    }

    /** Mastodon documentation, entity Search. */
    @Serdeable
    record SearchView(List<AccountView> accounts, List<Object> statuses, List<Object> hashtags) {}
}
