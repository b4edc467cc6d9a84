package stoa.graph.following;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.graph.FollowOptions;
import stoa.graph.RelationshipView;
import stoa.graph.Relationships;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Limited;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Following from an app. */
@Controller("/api/v1/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
class RelationshipController {
    private static final int MAX_TARGETS = 100;
    private static final int MAX_LANGUAGES = 50;

    private final Relationships relationships;
    private final Accounts accounts;

    RelationshipController(Relationships relationships, Accounts accounts) {
        this.relationships = relationships;
        this.accounts = accounts;
    }

    @Post("/{id}/follow")
    @Access(
            value = Access.By.USER,
            scope = {"write:follows", "follow"})
    @Limited(name = "follow", times = 400, minutes = 24 * 60)
    RelationshipView follow(AccountId id, Caller caller, Parameters parameters) {
        var languages = parameters.has("languages")
                ? Optional.of(parameters.texts("languages").stream()
                        .filter(code -> code.matches("[A-Za-z-]{2,12}"))
                        .limit(MAX_LANGUAGES)
                        .toList())
                : Optional.<List<String>>empty();
        var options = new FollowOptions(parameters.flag("reblogs"), parameters.flag("notify"), languages);
        return relationships.follow(AccountId.of(caller), id, options);
    }

    @Post("/{id}/unfollow")
    @Access(
            value = Access.By.USER,
            scope = {"write:follows", "follow"})
    RelationshipView unfollow(AccountId id, Caller caller) {
        return relationships.unfollow(AccountId.of(caller), id);
    }

    /** In the order asked; ids that are no id or name nobody are left out. */
    @Get("/relationships")
    @Access(
            value = Access.By.USER,
            scope = {"read:follows", "follow"})
    List<RelationshipView> relationships(Caller caller, Parameters parameters) {
        var ids = parameters.texts("id").stream()
                .flatMap(text -> Snowflake.parse(text).stream().boxed())
                .map(AccountId::new)
                .distinct()
                .toList();
        if (ids.size() > MAX_TARGETS) {
            throw Refusal.badRequest("At most 100 ids may be asked for at once");
        }
        var known = accounts.byIds(ids).keySet();
        return relationships.of(
                AccountId.of(caller), ids.stream().filter(known::contains).toList());
    }
}
