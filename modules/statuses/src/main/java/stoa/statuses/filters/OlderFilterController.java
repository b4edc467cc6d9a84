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
import java.util.Optional;
import java.util.OptionalLong;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.filters.FilterChange.KeywordChange;

/** Filters as apps know them that were written before filters had several keywords: each keyword is one. */
@Controller("/api/v1/filters")
@ExecuteOn(TaskExecutors.BLOCKING)
class OlderFilterController {
    private static final String READ = "read:filters";
    private static final String WRITE = "write:filters";

    private final Filters filters;

    OlderFilterController(Filters filters) {
        this.filters = filters;
    }

    @Get
    @Access(value = Access.By.USER, scope = READ)
    List<OlderFilterView> all(Caller caller) {
        return filters.of(AccountId.of(caller)).stream()
                .flatMap(filter -> filter.keywords().stream().map(filter::older))
                .toList();
    }

    @Get("/{id}")
    @Access(value = Access.By.USER, scope = READ)
    OlderFilterView show(long id, Caller caller) {
        return view(filters.withKeyword(AccountId.of(caller), id), id);
    }

    @Post
    @Access(value = Access.By.USER, scope = WRITE)
    OlderFilterView make(Caller caller, Parameters parameters) {
        var keyword = keyword(parameters, true);
        var whole = change(parameters);
        if (whole.contexts().isEmpty()) {
            throw Refusal.invalid("Validation failed: Context can't be blank");
        }
        var made = filters.make(
                AccountId.of(caller),
                new FilterChange(
                        keyword.keyword().map(OlderFilterController::title),
                        whole.contexts(),
                        whole.action(),
                        whole.expiry(),
                        List.of(keyword)));
        return made.older(made.keywords().getFirst());
    }

    @Put("/{id}")
    @Access(value = Access.By.USER, scope = WRITE)
    OlderFilterView change(long id, Caller caller, Parameters parameters) {
        return view(
                filters.changeWithKeyword(AccountId.of(caller), id, keyword(parameters, false), change(parameters)),
                id);
    }

    @Delete("/{id}")
    @Access(value = Access.By.USER, scope = WRITE)
    Map<String, Object> delete(long id, Caller caller) {
        filters.removeWithKeyword(AccountId.of(caller), id);
        return Map.of();
    }

    private static OlderFilterView view(Filter filter, long id) {
        return filter.keywords().stream()
                .filter(keyword -> keyword.id() == id)
                .findFirst()
                .map(filter::older)
                .orElseThrow(Refusal::notFound);
    }

    private static KeywordChange keyword(Parameters parameters, boolean isNew) {
        var change = new KeywordChange(
                isNew ? OptionalLong.empty() : OptionalLong.of(0),
                parameters.text("phrase").map(String::strip),
                parameters.flag("whole_word"),
                false);
        change.problem().ifPresent(problem -> {
            throw Refusal.invalid("Validation failed: " + problem.replace("Keyword", "Phrase"));
        });
        return change;
    }

    /** What concerns the filter as a whole; its title stays out of sight of these apps. */
    private static FilterChange change(Parameters parameters) {
        var whole = FilterChange.changed(parameters);
        return new FilterChange(
                Optional.empty(),
                whole.contexts(),
                parameters.flag("irreversible").map(hides -> hides ? "hide" : "warn"),
                whole.expiry(),
                List.of());
    }

    private static String title(String phrase) {
        return phrase.codePointCount(0, phrase.length()) <= FilterChange.MAX_TITLE
                ? phrase
                : phrase.substring(0, phrase.offsetByCodePoints(0, FilterChange.MAX_TITLE));
    }
}
