package stoa.graph.finding;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Suggestions whom to follow. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
class SuggestionController {
    private static final int MAX_OFFSET = 10_000;

    private final SuggestionSql suggestions;
    private final Accounts accounts;

    SuggestionController(SuggestionSql suggestions, Accounts accounts) {
        this.suggestions = suggestions;
        this.accounts = accounts;
    }

    @Get("/v2/suggestions")
    @Access(value = Access.By.USER, scope = "read")
    List<SuggestionView> all(Caller caller, Parameters parameters) {
        int limit = PageRequest.of(parameters, 40, 80).limit();
        int offset = parameters.integer("offset").orElse(0);
        if (offset < 0 || offset > MAX_OFFSET) {
            throw Refusal.badRequest("Invalid value for parameter offset: must be between 0 and " + MAX_OFFSET);
        }
        var found = suggestions.page(AccountId.of(caller), limit, offset);
        var views = accounts.byIds(
                found.stream().map(SuggestionSql.Suggested::account).toList());
        return found.stream()
                .flatMap(one -> Optional.ofNullable(views.get(one.account())).stream()
                        .map(account -> SuggestionView.of(one, account)))
                .toList();
    }

    /** The same as accounts alone, as older apps know them. */
    @Get("/v1/suggestions")
    @Access(value = Access.By.USER, scope = "read")
    List<AccountView> accounts(Caller caller, Parameters parameters) {
        return all(caller, parameters).stream().map(SuggestionView::account).toList();
    }

    /** Never again. */
    @Delete("/v1/suggestions/{id}")
    @Access(
            value = Access.By.USER,
            scope = {"read", "write"})
    Map<String, Object> dismiss(AccountId id, Caller caller) {
        accounts.get(id);
        suggestions.dismiss(AccountId.of(caller), id);
        return Map.of();
    }

    /**
     * Mastodon documentation, entity Suggestion.
     *
     * @param source the older name of where it comes from
     */
    @Serdeable
    record SuggestionView(String source, List<String> sources, AccountView account) {
        static SuggestionView of(SuggestionSql.Suggested suggested, AccountView account) {
            return suggested.byFriends()
                    ? new SuggestionView("past_interactions", List.of("friends_of_friends"), account)
                    : new SuggestionView("global", List.of("most_followed"), account);
        }
    }
}
